"""The language of filters: one grammar for search fields, `--where` and exports (docs/filters.md).

`grammar` reads a text into a tree (`syntax`), `compiling` makes parametrised SQL of it by a list's
fields, `values` reads what stands behind a sign, `completing` says what may come next.
"""
