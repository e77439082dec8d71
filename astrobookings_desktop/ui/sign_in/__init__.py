"""Who sits here: signing in, the first start, and the lock."""
