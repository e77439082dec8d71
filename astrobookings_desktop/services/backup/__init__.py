"""Copies of the database: made, kept, looked into, and put back."""
