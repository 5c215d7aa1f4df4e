"""What the domains ask of each other's records: the written contract, a file for each.

A domain sees no class of another one, only what is said here; a record that is asked
keeps it (`tests/test_asked.py`), whoever asks goes no further (mypy).
"""
