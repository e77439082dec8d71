"""Reports: figures, and the files that are made of them (DOMAIN.md §10)."""
