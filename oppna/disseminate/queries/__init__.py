"""What a page shows, read from what is public."""
