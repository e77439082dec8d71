"""Seats: sold, held, canceled, moved, handed over, and who sits on them."""
