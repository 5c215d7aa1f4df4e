"""The section type: unordered, so that concurrent additions do not conflict."""

from imio.mutualisation.section.schema import ISection
from imio.mutualisation.security import SECTIONS
from plone.dexterity.content import Container
from typing import Any
from zope.interface import implementer


BESIDES = {section.holds: section.besides for section in SECTIONS}


@implementer(ISection)
class Section(Container):
    """Holds the type named by `holds`, and what goes with it."""

    _ordering = "unordered"
    exclude_from_nav = False

    def allowedContentTypes(self, context: Any = None) -> list[Any]:
        names = (self.holds, *BESIDES[self.holds])
        wanted = {f"imio.mutualisation.{name}" for name in names}
        allowed = super().allowedContentTypes(context)
        return [info for info in allowed if info.getId() in wanted]
