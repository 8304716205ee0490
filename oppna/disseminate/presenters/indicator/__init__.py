"""What stands on the page of an indicator: worked out from one release, and from what is public of other years."""
