"""Everything the public site says, read as an attacker reads it: every address there is, whatever it answers with."""
