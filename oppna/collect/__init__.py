"""The survey round: respondents, letters and links, the form, its checks, review and closing (GSBPM 4 and 5.3)."""
