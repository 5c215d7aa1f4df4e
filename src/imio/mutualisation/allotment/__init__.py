"""Allotments (attributions): the seats of a licence that a member draws."""
