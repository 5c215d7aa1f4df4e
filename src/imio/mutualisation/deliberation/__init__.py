"""Deliberations (délibérations): the acts of councils and what they decide."""
