"""Made-up registers of placed children, their peers and their drugs (SYNTETISKA UPPGIFTER), with known truth."""
