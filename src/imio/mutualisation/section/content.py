"""The section type."""

from imio.mutualisation.base.content import QuietContainer
from imio.mutualisation.section.schema import ISection
from imio.mutualisation.security import SECTIONS
from typing import Any
from zope.interface import implementer


BESIDES = {section.holds: section.besides for section in SECTIONS}


@implementer(ISection)
class Section(QuietContainer):
    """Holds the type named by `holds`, and what goes with it."""

    exclude_from_nav = False

    def allowedContentTypes(self, context: Any = None) -> list[Any]:
        names = (self.holds, *BESIDES[self.holds])
        wanted = {f"imio.mutualisation.{name}" for name in names}
        allowed = super().allowedContentTypes(context)
        return [info for info in allowed if info.getId() in wanted]
