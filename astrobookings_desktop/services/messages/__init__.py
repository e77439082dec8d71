"""What people are told: written, read, sent after all or never."""
