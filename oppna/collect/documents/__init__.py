"""Papers and files of a round, made from definitions: guide, forms to print and to fill in, receipt. No Django."""
