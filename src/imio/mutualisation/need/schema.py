"""The record of a need."""

from plone.supermodel import model
from zope import schema


class INeed(model.Schema):
    """A need."""

    title = schema.TextLine(title="x")
