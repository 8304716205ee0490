"""A new year's edition by copying: the text of the files is edited, so that comments and layout stay."""
