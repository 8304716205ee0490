"""Made-up answers with a known truth, for trying the whole way without real respondents. Never presented as real."""
