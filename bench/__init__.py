"""Speed and size beside peers, in ratios from one and the same run (`make bench`)."""
