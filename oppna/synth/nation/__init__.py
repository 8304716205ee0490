"""A made-up nation in registers of persons (SYNTETISKA), of any size, with a truth known from how it is made."""
