"""Storage: one SQLite file, its schema, its connections and its queries."""
