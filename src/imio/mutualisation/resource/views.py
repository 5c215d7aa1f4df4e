"""The page of a resource, and the resources on the page of what they are tied to."""

from functools import cached_property
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import title
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.localroles import roles_on
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.pages import Step
from imio.mutualisation.base.pages import steps_at
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.resource.facts import tied_records
from imio.mutualisation.resource.facts import tied_uids
from imio.mutualisation.resource.messages import NEXT_STEPS
from imio.mutualisation.resource.messages import said_by
from imio.mutualisation.security import MEMBERS
from imio.mutualisation.security import READERS
from plone import api
from Products.Five.browser import BrowserView
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


KINDS = "imio.mutualisation.resource_kinds"
PLACES = {"draft": 0, "proposed": 1, "shared": 2, "public": 2}
# Where it is read by the members, nobody has to say it.
USUAL = "shared"


def kind_title(brain: ICatalogBrain) -> str:
    """The name of the kind of a resource, from the catalogue."""
    return title_of(KINDS, brain.mutualisation_kind)


def unusual_state(brain: ICatalogBrain) -> str:
    """The name of the state of a resource, unless the members share it."""
    state = brain.review_state
    return "" if state == USUAL else state_title("Resource", state)


def badge(brain: ICatalogBrain) -> str:
    """The look of that name: a warning, except where everybody reads it."""
    return "mut-badge" if brain.review_state == "public" else "mut-badge mut-badge-late"


class ResourceView(GuardedView):
    """What is shared, by whom, and what it is tied to."""

    long_day = staticmethod(long_day)

    @cached_property
    def state(self) -> str:
        return self.context.review_state()

    def is_insider(self) -> bool:
        """Whether this person is told what comes next, and what happened."""
        return not roles_on(self.context).isdisjoint({*MEMBERS, *READERS})

    def steps(self) -> list[Step]:
        """The way to those who read it; none for what is out of use."""
        if self.state not in PLACES:
            return []
        last = "public" if self.state == "public" else "shared"
        titles = [state_title("Resource", name) for name in ("draft", "proposed", last)]
        return steps_at(titles, PLACES[self.state])

    def next_step(self) -> Message:
        return NEXT_STEPS[self.state]

    def kind(self) -> str:
        return title_of(KINDS, self.context.kind)

    def said_by(self) -> Message:
        return said_by(self.state)

    def sharer(self) -> str:
        """The member that shares it, or IMIO."""
        return title("Member", self.context.member) or setting("own_name")

    def text(self) -> str:
        """Made safe; empty without one."""
        text = self.context.text
        return (text and text.output_relative_to(self.context)) or ""

    def kilobytes(self) -> int:
        """The size of the document, rounded up."""
        return -(-self.context.document.getSize() // 1024)

    def ties(self) -> list[Any]:
        """The products, needs and tenders that this person may see."""
        return tied_records(tied_uids(self.context))


class TiedResources(BrowserView):
    """`@@ressources-liees`: a card for the page of a product, a need or a tender.

    Nothing at all where there is none to see and none to add.
    """

    kind_title = staticmethod(kind_title)
    unusual_state = staticmethod(unusual_state)
    badge = staticmethod(badge)

    @cached_property
    def brains(self) -> list[Any]:
        """The latest first; what is out of use is left out."""
        query = {"sort_on": "created", "sort_order": "reverse"}
        used = {"not": "archived"}
        return found(
            "Resource", tied_uids=uid(self.context), review_state=used, **query
        )

    @cached_property
    def add_url(self) -> str:
        """The form with this record chosen; empty for who may not add."""
        section = api.portal.get()["ressources"]
        if not may_create(section, "Resource"):
            return ""
        name = self.context.portal_type.rpartition(".")[2].lower()
        form = f"{section.absolute_url()}/++add++imio.mutualisation.Resource"
        return f"{form}?{name}={uid(self.context)}"
