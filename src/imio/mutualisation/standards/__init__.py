"""Standards of others, in pure Python: what they say, data and documents in and out."""
