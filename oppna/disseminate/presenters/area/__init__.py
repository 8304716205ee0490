"""The page of an area, ready to be shown: what stands out, the table, the background, what lies below it."""
