"""The screens."""

import builtins

import PySide6.QtCore  # noqa: F401  it must be there before what it does is undone

# PySide6 goes through the source of every module that comes after it, to see who wants its
# `from __feature__`: a tenth of the start, for what nobody here wants. With it goes the switching.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
