"""Our own interface, for what others cannot say: status, certainty, traces, versions, corrections, definitions."""
