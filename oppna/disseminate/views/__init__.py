"""The public pages: they translate HTTP and nothing else."""
