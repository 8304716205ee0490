"""One command a module: serve, backup, restore."""
