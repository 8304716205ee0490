"""One module per command: HELP, arguments(parser), run(args) -> exit code.

The table of commands stands in `oppna/__main__.py`; modules whose names begin with an underscore
belong to the frame.
"""
