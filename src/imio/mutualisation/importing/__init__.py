"""Objects from a table: read, plan, show line by line, then write."""
