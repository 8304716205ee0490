"""What is public, and when: the releases of a store that anybody may see at a given minute."""
