"""All writes of a round: permission, validation, transaction, event. One verb a file, one public function of its name."""
