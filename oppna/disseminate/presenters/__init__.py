"""What was read, turned into what a template shows."""
