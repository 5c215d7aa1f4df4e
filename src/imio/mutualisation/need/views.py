"""The page of a need: where it stands, who joined, what that weighs."""

from functools import cached_property
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.catalog import title
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.charts import bar_chart
from imio.mutualisation.base.charts import BarChart
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.localroles import roles_on
from imio.mutualisation.base.pages import AnnexedView
from imio.mutualisation.base.pages import Button
from imio.mutualisation.base.pages import Step
from imio.mutualisation.base.pages import steps_at
from imio.mutualisation.base.populations import of
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.need.facts import pool_of
from imio.mutualisation.need.messages import NEXT_STEPS
from imio.mutualisation.need.messages import STEPS
from imio.mutualisation.need.similar import Resembling
from imio.mutualisation.need.similar import resembling
from imio.mutualisation.need.waits import waits
from imio.mutualisation.rules.pooling import Pool
from imio.mutualisation.rules.states import NEED_JOINABLE
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import PARTICIPANT
from imio.mutualisation.security import READERS
from imio.mutualisation.security import SIGNATORY
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


INSIDERS = {AGENT, SIGNATORY, PARTICIPANT, *READERS}
VOLUME_CHART = _("chart_volumes", default="Volume by member")


class NeedView(AnnexedView):
    """Reads the need once; the template only places what is shown."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)

    @cached_property
    def state(self) -> str:
        return self.context.review_state()

    def steps(self) -> list[Step]:
        """The way of a need; none for one that was given up."""
        if self.state not in STEPS:
            return []
        return steps_at(STEPS.values(), list(STEPS).index(self.state))

    def next_step(self) -> dict[str, Any]:
        ready = self.state == "open" and self.context.may_pool()
        what, who = NEXT_STEPS["ready" if ready else self.state]
        # A tender that runs its course asks nothing of the need.
        idle = self.state == "in_tender" and not any(waits(self.context))
        return {"what": what, "who": None if idle else who}

    def buttons(self) -> list[Button]:
        """All steps but the one that the preparation of the tender takes."""
        return [button for button in super().buttons() if button.id != "tender"]

    def may_prepare_tender(self) -> bool:
        marches = api.portal.get()["marches"]
        return self.state == "pooled" and may_create(marches, "Tender")

    @cached_property
    def own(self) -> list[str]:
        """The members this person acts for."""
        return owners_of_current_user()

    def may_take_part(self) -> bool:
        """Whether this person may join for somebody; the rules say the rest."""
        return self.state in NEED_JOINABLE and (bool(self.own) or is_staff())

    def takes_part(self) -> bool:
        """Whether a member this person acts for has joined."""
        return any(row["member"] in self.own for row in self.rows())

    def is_insider(self) -> bool:
        """Whether this person reads the documents and the history."""
        return not INSIDERS.isdisjoint(roles_on(self.context))

    # --- who joined

    def rows(self) -> list[dict[str, Any]]:
        return self.context.joined or []

    @cached_property
    def pool(self) -> Pool:
        return pool_of(self.context)

    def commitment(self, row: dict[str, Any]) -> str:
        return title_of("imio.mutualisation.commitments", row["commitment"])

    def shown(self, row: dict[str, Any]) -> str:
        """`25 postes`; empty without a volume."""
        volume = row["volume"]
        return "" if volume is None else f"{number(volume)} {self.context.unit}"

    def populations(self) -> str:
        """Of which days the inhabitants are."""
        joined = [row["member"] for row in self.rows()]
        return of(existing("Member", UID=joined)) if joined else ""

    def chart(self) -> BarChart:
        given = [row for row in self.rows() if row["volume"]]
        return bar_chart(
            (row["title"], row["volume"], f"{self.shown(row)}, {self.commitment(row)}")
            for row in given
        )

    def chart_title(self) -> str:
        return words(VOLUME_CHART)

    # --- the project and its outcome

    def member(self) -> str:
        return title("Member", self.context.member)

    def has_project(self) -> bool:
        """Whether anything is known of the project yet."""
        known = ("pilot", "owner", "funding", "pooling_reason", "tender", "product")
        names = (*known, "licence", "funded_parts")
        return any(getattr(self.context, name) for name in names)

    def pilot(self) -> str:
        return title("Member", self.context.pilot)

    def domain(self) -> str:
        return title_of("imio.mutualisation.domains", self.context.domain)

    def owner(self) -> str:
        return title_of("imio.mutualisation.solution_owners", self.context.owner)

    def tender(self) -> ICatalogBrain | None:
        """The tender, once this person may see it."""
        return seen("Tender", self.context.tender)

    def product(self) -> ICatalogBrain | None:
        """The product that came of it."""
        return seen("Product", self.context.product)

    def licence(self) -> ICatalogBrain | None:
        """The licence that came of it."""
        return seen("Licence", self.context.licence)

    def alike(self) -> list[Resembling]:
        """What staff may have to merge while the need is open."""
        if self.state != "open" or not is_staff():
            return []
        text = f"{self.context.title} {self.context.description or ''}"
        return [each for each in resembling(text) if each.uid != uid(self.context)]
