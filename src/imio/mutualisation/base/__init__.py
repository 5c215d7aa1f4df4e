"""Small Plone helpers shared by all domains."""
