"""Threads beside the window's, and the turns that all take."""
