"""What leaves the program as a page: figures, and the files that show them."""
