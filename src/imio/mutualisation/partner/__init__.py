"""Partners (partenaires): the private providers selected by tender."""
