"""Service requests (demandes): one thread from the need to the support."""
