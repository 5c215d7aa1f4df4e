"""Open Contracting Data Standard 1.1.5: what it says, packages in and out."""
