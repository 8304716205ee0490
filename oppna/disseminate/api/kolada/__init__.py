"""Kolada's interface, versions 2 and 3, as the clients people already use ask it."""
