"""All writes to accounts: permission, validation, transaction and event, one verb a file."""
