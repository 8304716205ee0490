"""What becomes public while the site runs is worked out, drawn and made before a visitor waits; what is old goes."""
