"""Tables read from files and written into them, typed, whole or not at all."""
