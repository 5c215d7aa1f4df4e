"""The page of an incident, and the card of a product or a contract."""

from datetime import date
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import named
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.catalog import title
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.charts import gauge
from imio.mutualisation.base.charts import Part
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.pages import AnnexedView
from imio.mutualisation.base.pages import Step
from imio.mutualisation.base.pages import steps_at
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.continuity import facts
from imio.mutualisation.continuity.messages import LEVELS
from imio.mutualisation.continuity.messages import NEXT_STEPS
from imio.mutualisation.continuity.messages import RISKS
from imio.mutualisation.continuity.messages import STEPS
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import continuity
from imio.mutualisation.rules.continuity import Situation
from imio.mutualisation.rules.states import REQUEST_ALIVE
from imio.mutualisation.security import READ_RESERVED
from plone import api
from Products.Five.browser import BrowserView
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


class IncidentView(AnnexedView):
    """What ends, what was promised, who is touched, where each request stands."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)

    def steps(self) -> list[Step]:
        state = self.context.review_state()
        here = list(STEPS).index(state) if state in STEPS else 0
        return steps_at(STEPS.values(), here)

    def next_step(self) -> Message:
        return NEXT_STEPS[self.context.review_state()]

    def kind(self) -> str:
        return title_of("imio.mutualisation.incident_kinds", self.context.kind)

    def partner(self) -> ICatalogBrain | None:
        return seen("Partner", self.context.partner)

    def commitment(self) -> str:
        token = self.context.provider_commitment
        return title_of("imio.mutualisation.provider_commitments", token)

    def product(self) -> ICatalogBrain | None:
        return seen("Product", self.context.product)

    def licence(self) -> ICatalogBrain | None:
        return seen("Licence", self.context.licence)

    def alternatives(self) -> list[dict[str, str]]:
        return named("Product", self.context.alternatives or ())

    def sees_all(self) -> bool:
        """Whether this person may know who is touched, and what each one pays."""
        return api.user.has_permission(READ_RESERVED, obj=self.context)

    @cached_property
    def requests(self) -> dict[str, Any]:
        """The requests of it that this person may see, by UID."""
        brains = found("ServiceRequest", incident_uid=uid(self.context))
        return {brain.UID: brain for brain in brains}

    def exposed(self) -> list[dict[str, Any]]:
        """The members touched that this person may know, each with its request."""
        rows = self.context.exposed or ()
        known = (
            row for row in rows if self.sees_all() or row["request"] in self.requests
        )
        return [{**row, "brain": self.requests.get(row["request"])} for row in known]

    def request_state(self, brain: ICatalogBrain) -> str:
        return state_title("ServiceRequest", brain.review_state)

    def ended(self) -> int:
        return sum(b.review_state not in REQUEST_ALIVE for b in self.requests.values())

    def progress(self) -> tuple[Part, ...]:
        """Requests that have ended, that go on, and members without one."""
        total, opened = len(self.context.exposed or ()), len(self.requests)
        ended = self.ended()
        counts = {"granted": ended, "asked": opened - ended, "free": total - opened}
        return gauge(counts) if total else ()


class ContinuityCard(BrowserView):
    """A part of the page of a product or of a contract: it renders nothing else."""

    day = staticmethod(day)

    @cached_property
    def situation(self) -> Situation:
        if ILicence.providedBy(self.context):
            supplier = title("Partner", self.context.supplier)
            until = facts.licence_until(self.context)
            return facts.situation(facts.licence_kept(self.context), until, supplier)
        brain = seen("Product", uid(self.context))
        until = brain.maintained_until or None if brain is not None else None
        return facts.situation(facts.product_kept(self.context), until, "")

    def level(self) -> Message:
        return LEVELS[self.level_code()]

    def level_code(self) -> str:
        return continuity.level(self.situation, clock.today(), facts.horizon())

    def risks(self) -> list[Message]:
        codes = continuity.risks(self.situation, clock.today(), facts.horizon())
        return [RISKS[code] for code in codes]

    def act_by(self) -> str:
        """Of a contract that goes on: the day by which somebody decides on it."""
        return day(continuity.act_by(self.situation) or self._next_notice())

    def _next_notice(self) -> date | None:
        brain = seen("Licence", uid(self.context))
        return brain.next_deadline or None if brain is not None else None

    def source(self) -> str:
        source = self.situation.source or None
        title = title_of("imio.mutualisation.source_accesses", source)
        return " – ".join(filter(None, (title, self.context.source_place)))

    def incidents(self) -> list[Any]:
        name = "licence" if ILicence.providedBy(self.context) else "product"
        query = {f"{name}_uid": uid(self.context)}
        return found("Incident", sort_on="created", sort_order="reverse", **query)

    def incident_state(self, brain: ICatalogBrain) -> str:
        return state_title("Incident", brain.review_state)

    def declare_url(self) -> str:
        """Where staff reports an incident of it; empty for the others."""
        section = api.portal.get()["continuite"]
        if not may_create(section, "Incident"):
            return ""
        name = "licence" if ILicence.providedBy(self.context) else "product"
        add = f"{section.absolute_url()}/++add++imio.mutualisation.Incident"
        return f"{add}?{name}={uid(self.context)}"
