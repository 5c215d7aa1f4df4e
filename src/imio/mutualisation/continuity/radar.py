"""The radar: what comes to an end, when somebody must act, and who hangs on it."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import titles
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.continuity import facts
from imio.mutualisation.continuity.exposure import Pool
from imio.mutualisation.continuity.exposure import Subject
from imio.mutualisation.rules import continuity
from imio.mutualisation.rules.continuity import Exposure
from imio.mutualisation.rules.continuity import Situation
from imio.mutualisation.rules.continuity import Use
from imio.mutualisation.rules.states import LICENCE_DRAWN
from imio.mutualisation.rules.states import PRODUCT_WATCHED
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


LEVELS = ("ended", "near", "later", "unknown", "renewing")
ENDLESS = LEVELS[3:]
FAR = date.max


@dataclass(frozen=True, slots=True)
class Blip:
    """A product or a contract on the radar.

    `exposure` is `None` where the present user may not know who draws; its cost counts
    for those who read the figures only. `mine` tells that a member of theirs uses it.
    """

    brain: Any
    situation: Situation
    level: str
    risks: tuple[str, ...]
    act_by: date | None
    exposure: Exposure | None
    mine: bool

    @property
    def is_contract(self) -> bool:
        return self.brain.portal_type.endswith("Licence")


class Radar:
    """What the present user may see of all solutions, in a fixed number of queries."""

    def __init__(self, months: int):
        self.months = months
        self.today = clock.today()
        self.pool = Pool()
        self.own = set(owners_of_current_user())
        self.reads_figures = sees_figures()

    @cached_property
    def blips(self) -> list[Blip]:
        """The solutions that somebody uses or that end, those that press first."""
        everything = map(self._blip, self._solutions())
        shown = (b for b in everything if b.level not in ENDLESS or _is_used(b))
        return sorted(shown, key=_pressing)

    def _solutions(self) -> Iterable[Any]:
        yield from found(
            "Product", review_state=PRODUCT_WATCHED, sort_on="sortable_title"
        )
        yield from found(
            "Licence", review_state=LICENCE_DRAWN, sort_on="sortable_title"
        )

    @cached_property
    def _suppliers(self) -> Mapping[str, str]:
        """The names of the selected partners, which are public."""
        uids = (b.partner_uid for b in self.pool.licences.values() if b.partner_uid)
        return titles("Partner", uids)

    def _blip(self, brain: ICatalogBrain) -> Blip:
        supplier = self._suppliers.get(brain.partner_uid or "", "")
        until = brain.maintained_until or None
        known = facts.situation(brain.situation, until, supplier)
        subject = self._subject(brain)
        uses = self.pool.uses(subject)
        return Blip(
            brain=brain,
            situation=known,
            level=continuity.level(known, self.today, self.months),
            risks=continuity.risks(known, self.today, self.months),
            act_by=continuity.act_by(known) or _next_notice(brain),
            exposure=self._exposure(uses, subject),
            mine=any(use.member in self.own for use in uses),
        )

    def _subject(self, brain: ICatalogBrain) -> Subject:
        contract = brain.portal_type.endswith("Licence")
        return (self.pool.of_licence if contract else self.pool.of_product)(brain.UID)

    def _exposure(self, uses: list[Use], subject: Subject) -> Exposure | None:
        """Who is supported is public; who draws is for those who read the figures."""
        if self.reads_figures:
            return self.pool.exposed_by(uses, subject)
        return None if subject.licences else self.pool.exposed(subject.public)


def _next_notice(brain: ICatalogBrain) -> date | None:
    """The day by which a contract that goes on is decided on."""
    return brain.next_deadline or None


def _is_used(blip: Blip) -> bool:
    return blip.mine or (blip.exposure is not None and blip.exposure.members > 0)


def _pressing(blip: Blip) -> tuple[Any, ...]:
    """By level, then by the day by which somebody acts, then by who hangs on it."""
    members = blip.exposure.members if blip.exposure else 0
    return (LEVELS.index(blip.level), blip.act_by or FAR, -members)
