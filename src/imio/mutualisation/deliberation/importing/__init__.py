"""Deliberations from a table: read, ask the guards, show line by line, then write."""
