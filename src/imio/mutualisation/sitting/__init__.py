"""Sittings (séances): the agenda, who was there, the minutes."""
