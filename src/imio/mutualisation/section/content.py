"""The section type: unordered, so that concurrent additions do not conflict."""

from imio.mutualisation.section.schema import ISection
from plone.dexterity.content import Container
from typing import Any
from zope.interface import implementer


@implementer(ISection)
class Section(Container):
    """Holds the type named by `holds` and no other."""

    _ordering = "unordered"
    exclude_from_nav = False

    def allowedContentTypes(self, context: Any = None) -> list[Any]:
        wanted = f"imio.mutualisation.{self.holds}"
        allowed = super().allowedContentTypes(context)
        return [info for info in allowed if info.getId() == wanted]
