"""Names that do not follow what may change."""

from Acquisition import aq_base
from imio.mutualisation.interfaces import IRecord
from plone.app.content.interfaces import INameFromTitle
from typing import Any
from zope.component import adapter
from zope.interface import implementer


class ShortName:
    """`devis`, then `devis-1`...: the address does not follow a title that may change."""

    def __init__(self, title: str):
        self.title = title


@implementer(INameFromTitle)
@adapter(IRecord)
def short_name(record: Any) -> ShortName | None:
    """What the class of the content says in `short_name`; nothing for other types."""
    said = getattr(aq_base(record), "short_name", None)
    return ShortName(said) if said else None


def follow_title(obj: Any, made: str) -> None:
    """Give an object the title made for it, unless a person gave it another one."""
    if not obj.title or obj.title == obj.made_title:
        obj.title = made
    obj.made_title = made
