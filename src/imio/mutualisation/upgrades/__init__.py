"""Upgrades: one folder per version of the profile, each step safe to run twice."""
