"""The sections of the site (rubriques): members, catalogue..."""
