"""Pages across the domains: the home page and the queue of requests."""
