"""What an adopted act asks for, and what was done about it: never for the public."""
