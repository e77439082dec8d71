"""The log's proof: remembered outside the database, exported, accepted."""
