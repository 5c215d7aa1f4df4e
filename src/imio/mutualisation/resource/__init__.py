"""Documents and good practice that the members share."""
