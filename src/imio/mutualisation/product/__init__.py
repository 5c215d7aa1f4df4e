"""Products (produits): what the catalogue offers to the members."""
