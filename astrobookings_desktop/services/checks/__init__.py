"""Verifying the data: what is looked at, and what is found broken."""
