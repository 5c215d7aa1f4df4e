"""Sessions of signature: an act or minutes are signed one after the other, then sealed."""
