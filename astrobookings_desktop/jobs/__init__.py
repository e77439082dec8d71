"""What waits in the queue and is done by itself."""
