"""What assistants can ask, tool by tool; every figure comes with a reference to where it stands. The extra `mcp`."""
