"""Advice that services of an authority give on a draft act, the financial director too."""
