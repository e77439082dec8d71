"""Files become records: what a file means, a run over its rows, and its undoing."""
