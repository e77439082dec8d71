"""What is read from the database, as frozen rows; `lists` finds each entity's list."""
