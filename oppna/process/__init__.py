"""GSBPM 5–6, pure: what became of the answers. `steps.py` lists the way in order."""
