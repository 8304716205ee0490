"""HTTP and nothing else: address and form in, page out."""
