"""The page of one entity: head, list, selection, and the record beside it."""
