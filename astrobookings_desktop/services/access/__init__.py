"""Who is let in, and what a manager allows above the rules."""
