"""The conversation of a record: what people write to each other, and notes within IMIO."""
