"""The catalogue: definitions read from files, cross-checked and described. It never computes a figure."""
