"""Bids (offres): sealed until a committee opens them together."""
