"""A backup is one file that says itself whether it is whole, and fits either database (ADR 0016)."""
