"""Who people are and what they may do: users, organisations, roles, and the log of what was done."""
