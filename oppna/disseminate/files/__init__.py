"""Files to take along: every product of every public version, and the release's own files, made once and kept."""
