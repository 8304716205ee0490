"""The numbered rules every definition is checked against."""
