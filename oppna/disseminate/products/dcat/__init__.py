"""The catalogue of all that is public, after DCAT-AP-SE 3: for dataportal.se and every other portal that harvests."""
