"""Rockets and launches: made, changed, and brought through their states."""
