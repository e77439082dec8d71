"""The main window's parts: its menus and what they do, its pages and its edges."""
