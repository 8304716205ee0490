"""The statistics of comparisons a second time: plain Python, unit by unit, sums instead of special functions.

Shares no code with `oppna/statistics` and must not. Slow; whoever reads it should see at once that it is right.
"""
