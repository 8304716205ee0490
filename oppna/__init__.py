"""Öppna: Sweden's open comparisons of social services, end to end."""

__version__ = "0.1.0"
