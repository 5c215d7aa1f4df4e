"""Tenders (marchés): from the specifications to the award and the cascade."""
