"""Comparisons made fair: what is said of a cell and how sure it is, from a release and oppna.statistics. Pure."""
