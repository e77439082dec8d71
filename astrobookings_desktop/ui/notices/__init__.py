"""What a person is told of: messages, notices on the desktop, and what waits for them."""
