"""Shared licences (licences mutualisées): one contract, a pool of seats for all."""
