"""How much the door /mycket/ sends: apart from it, for whoever imports the door has it."""

PIECES, PIECE = 3_000, 1 << 16
