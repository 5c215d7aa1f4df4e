"""Annexes: files of an act or of an assembly, frozen with it."""
