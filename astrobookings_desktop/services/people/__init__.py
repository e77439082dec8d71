"""Travelers, agencies and users: created, edited, deactivated."""
