"""Finding a municipality, an indicator or a question in Swedish as people type it. Pure."""
