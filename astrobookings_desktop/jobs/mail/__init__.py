"""Messages that leave the house by mail."""
