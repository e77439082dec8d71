"""How a list asks the database: the same for every entity."""
