"""Pages for those who manage accounts, and for everybody's own."""
