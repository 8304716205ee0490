"""The shell every page stands in: base template, style, start page, errors. Nothing imports it."""
