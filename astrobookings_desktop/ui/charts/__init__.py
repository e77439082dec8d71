"""Charts painted in the palette's colors: hovering gives figures, an accessible text says the
same."""
