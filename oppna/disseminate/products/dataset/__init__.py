"""A release as statisticians' tables: variables, values, and for every combination a number or the reason why none.

Formats that only know numbers (PX, JSON-stat) and the PxWeb interface all write these tables.
"""
