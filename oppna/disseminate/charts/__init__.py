"""Pictures: small ones written here, large ones as Vega-Lite, and the map. Pure."""
