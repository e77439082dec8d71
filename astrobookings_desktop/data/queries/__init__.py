"""What is read from the database, as frozen rows; `listing.lists` finds each entity's."""
