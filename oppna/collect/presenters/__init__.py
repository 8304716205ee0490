"""From what was read to what a template shows."""
