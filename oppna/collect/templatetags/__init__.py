"""Template tags of the survey round."""
