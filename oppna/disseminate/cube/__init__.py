"""Releases laid out for lookups: a value is found by position, never searched for."""
