"""AstroBookings Desktop: sells seats on rocket launches."""

__version__ = "0.1.0"
