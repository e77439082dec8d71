"""Reports and what goes on paper: figures, pages, files (DOMAIN.md §6, §10)."""
