"""How sure a comparison is: intervals, funnels, shrinkage, ranks, verdicts, twins, change. Pure, and vectorised."""
