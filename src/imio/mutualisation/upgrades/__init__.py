"""Upgrades: one folder per version of the profile, each step safe to run twice.

How one is written: docs/how-to-guides/write-an-upgrade.md.
"""
