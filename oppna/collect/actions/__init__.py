"""All writes of a round, one verb a file: permission, validation, transaction and event."""
