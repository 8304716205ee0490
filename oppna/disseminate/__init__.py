"""What is made of a release for people and machines. Nothing here computes a figure."""
