"""Needs of the members (besoins), pooled before the market is asked."""
