"""Software that lets Walloon local authorities share their software.

Only the standard library is imported here, so that reading a rule never
starts Zope.
"""
