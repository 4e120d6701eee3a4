"""The site: settings, database server, addresses, security headers."""
