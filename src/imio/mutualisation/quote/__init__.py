"""Quotes (devis): computed from the official population, frozen when sent."""
