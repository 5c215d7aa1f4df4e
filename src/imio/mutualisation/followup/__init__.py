"""What an act that was decided asks for, and what was done about it: never for the public."""
