"""The market watch: tenders of others, read from their open contracting data."""
