"""The tests; `make test` runs them, CONTRIBUTING.md tells how they are laid out."""
