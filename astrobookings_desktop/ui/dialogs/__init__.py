"""Windows above the window: forms, previews, help."""
