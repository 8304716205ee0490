"""The immutable release: a folder that holds one version of one edition's results and everything that explains them."""
