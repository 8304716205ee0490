"""Secrecy of counts of persons: which cells are hidden so that no hidden count can be worked out from what is shown."""
