"""What comes to an end or fails, whom it touches, and what IMIO does about it."""
