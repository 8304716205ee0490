"""The whole comparison site as static files that open without a server, made of the very pages of the site."""
