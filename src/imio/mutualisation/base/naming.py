"""Names that do not follow what may change."""

from Acquisition import aq_base
from imio.mutualisation.base.content import QuietContainer
from imio.mutualisation.base.creation import free_name
from imio.mutualisation.interfaces import IRecord
from plone.app.content.interfaces import INameFromTitle
from plone.app.content.namechooser import NormalizingNameChooser
from plone.i18n.normalizer.interfaces import IURLNormalizer
from typing import Any
from zope.component import adapter
from zope.component import getUtility
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


@adapter(QuietContainer)
class ShortNames(NormalizingNameChooser):
    """Short names as they are said, the first that is free.

    Plone compares a name with all tools, views, indexes and fields, which is for the
    names that people think of.
    """

    def chooseName(self, name: str | None, obj: Any) -> str:
        said = short_name(obj) if IRecord.providedBy(obj) else None
        if name or said is None:
            return super().chooseName(name, obj)
        return free_name(self.context, getUtility(IURLNormalizer).normalize(said.title))


def follow_title(obj: Any, made: str) -> None:
    """Give an object the title made for it, unless a person gave it another one."""
    if not obj.title or obj.title == obj.made_title:
        obj.title = made
    obj.made_title = made
