"""What differs between two editions, worked out from their definitions, and what that does to comparing them."""
