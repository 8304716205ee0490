"""All reads of a round."""
