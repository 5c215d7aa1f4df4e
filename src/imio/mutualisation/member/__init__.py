"""Members (adhérents): the local authorities that share their software."""
