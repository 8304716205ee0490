"""The borders that maps are drawn with: a small file, made from an open source by `make.py` and committed."""
