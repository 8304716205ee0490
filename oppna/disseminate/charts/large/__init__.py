"""Large pictures as Vega-Lite: pure functions from figures to a specification that holds its own data."""
