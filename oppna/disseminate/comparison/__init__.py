"""The compare tool, pure: what was chosen, what a group of one's own comes to, and the table of both."""
