"""What is done with lists: found, filtered, added up, exported, changed at once."""
