"""Speed and size beside hand-written peers, in ratios from one and the same run (`make bench`)."""
