"""Across the domains: the home page, the queue of requests, the round of the day."""
