"""Names that do not follow what may change."""

from plone.app.content.interfaces import INameFromTitle
from typing import Any
from zope.interface import implementer


@implementer(INameFromTitle)
class PlainName:
    """The short names of a type: its `title`, then `title-1`...; a subclass says it."""

    title: str

    def __init__(self, context: Any):
        self.context = context


def follow_title(obj: Any, made: str) -> None:
    """Give an object the title made for it, unless a person gave it another one."""
    if not obj.title or obj.title == obj.made_title:
        obj.title = made
    obj.made_title = made
