"""The page of a licence: its pool, who draws, what it costs, when somebody acts."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.catalog import title
from imio.mutualisation.base.catalog import titles
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.charts import Part
from imio.mutualisation.base.charts import Timeline
from imio.mutualisation.base.charts import timeline
from imio.mutualisation.base.explain import sentences
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.pages import AnnexedView
from imio.mutualisation.base.pages import Step
from imio.mutualisation.base.pages import steps_at
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.drawing import cost_today
from imio.mutualisation.licence.drawing import Drawn
from imio.mutualisation.licence.drawing import holdings
from imio.mutualisation.licence.drawing import shares
from imio.mutualisation.licence.listing import gauge_of
from imio.mutualisation.licence.messages import DEADLINES
from imio.mutualisation.licence.messages import LINE_STATES
from imio.mutualisation.licence.messages import NEXT_STEPS
from imio.mutualisation.licence.messages import PERIOD_END
from imio.mutualisation.licence.messages import STEPS
from imio.mutualisation.licence.messages import STOCK
from imio.mutualisation.licence.orders import may_undo
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.licence.warnings import of_drawing
from imio.mutualisation.licence.warnings import warnings
from imio.mutualisation.rules import licensing
from imio.mutualisation.rules import seats as pool
from imio.mutualisation.rules import sharing
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.seats import Seats
from imio.mutualisation.rules.sharing import Cost
from imio.mutualisation.rules.sharing import Saving
from imio.mutualisation.rules.states import LICENCE_DRAWN
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


TWO_YEARS = 24


class LicenceView(AnnexedView):
    """Reads the licence once; the template only places what is shown."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    number = staticmethod(number)

    @cached_property
    def state(self) -> str:
        return self.context.review_state()

    @cached_property
    def today(self) -> date:
        return clock.today()

    @cached_property
    def facts(self) -> licensing.LicenceFacts:
        return facts.licence_facts(self.context)

    # --- where it stands

    def steps(self) -> list[Step]:
        return steps_at(STEPS.values(), list(STEPS).index(self.state))

    def next_step(self) -> dict[str, Any]:
        what, who = NEXT_STEPS[self._waits_for()]
        days = {"day": long_day(self.deadline), "end": long_day(self.last_day)}
        return {"what": words(Message(what, mapping=days)), "who": who}

    def _waits_for(self) -> str:
        if self.state != "active":
            return self.state
        terms = self.facts.terms
        phase = licensing.phase(terms, self.today) if terms else "running"
        if phase in ("upcoming", "committed", "overdue"):
            return phase
        if self._stock_to_decide():
            return "stock"
        return facts.deadline_kind(self.context) if self.deadline else "endless"

    def _stock_to_decide(self) -> bool:
        known = self.facts
        return licensing.stock_to_decide(known.seats, known.minimum, known.stock_kept)

    @cached_property
    def deadline(self) -> date | None:
        return facts.deadline(self.context)

    @cached_property
    def period(self) -> licensing.Period | None:
        return facts.period_today(self.context)

    @property
    def last_day(self) -> date | None:
        return self.period.last if self.period else None

    def sees_all(self) -> bool:
        """Whether this person may know who draws."""
        permission = "imio.mutualisation: Read Reserved Fields"
        return api.user.has_permission(permission, obj=self.context)

    def is_drawn(self) -> bool:
        return self.state in LICENCE_DRAWN

    def may_change(self) -> bool:
        return self.is_drawn() and self.may_edit()

    def may_order(self) -> bool:
        return self.may_change() and self.context.metric != "unlimited"

    def may_undo(self, kind: str) -> bool:
        """Whether the last order, or revision, may be taken back by this person."""
        return self.may_change() and bool(may_undo(self.context, kind))

    def warnings(self) -> list[str]:
        """That notice was given; for those who may mend it, what contradicts itself."""
        found = warnings(self.context) if self.sees_all() else []
        return [each["message"] for each in of_drawing(self.context) + found]

    def may_ask(self) -> bool:
        speaks = is_staff() or bool(owners_of_current_user())
        return self.is_drawn() and speaks

    # --- the pool

    @property
    def seats(self) -> Seats:
        return self.facts.seats

    def unit(self) -> str:
        return title_of("imio.mutualisation.metrics", self.context.metric).lower()

    def stock(self) -> str:
        return words(STOCK[self.stock_code()])

    def stock_code(self) -> str:
        return pool.stock(self.seats, self.facts.minimum)

    def gauge(self) -> tuple[Part, ...]:
        return gauge_of(self.seats)

    @cached_property
    def allotments(self) -> list[dict[str, Any]]:
        """What this person may see drawn, from the catalogue."""
        brains = found("Allotment", licence_uid=uid(self.context), sort_on="created")
        names = titles("Member", [brain.member_uid for brain in brains])
        return [
            {
                "url": brain.getURL(),
                "member": names.get(brain.member_uid, ""),
                "quantity": number(brain.quantity),
                "state": state_title("Allotment", brain.review_state),
                "granted_on": day(brain.granted_on or None),
                "thread": brain.thread or "",
            }
            for brain in brains
        ]

    # --- what it costs

    def price(self) -> str:
        return euros(facts.price_today(self.context))

    def explanation(self) -> list[str]:
        """The formula of each revision, with its numbers."""
        return sentences(self.context.price_on(self.today).explanation)

    @cached_property
    def saving(self) -> Saving | None:
        """What the members together save in a year."""
        public, price = self.context.public_unit_price, facts.price_today(self.context)
        quantity = 1 if self.seats.pool is None else self.seats.granted
        return sharing.saving(public, price, quantity)

    @cached_property
    def cost(self) -> Cost:
        return cost_today(self.context)

    @cached_property
    def costs(self) -> list[dict[str, Any]]:
        """The part of each member that this person may see, the dearest first."""
        held = holdings(self.context)
        parts = shares(self.context, held)
        own = set(held) if self.sees_all() else set(owners_of_current_user())
        names = titles("Member", held)
        rows = [
            {
                "member": names.get(each, ""),
                "quantity": number(held[each].quantity),
                "cost": parts[each],
                "unweighed": _unweighed(self.context, held[each]),
            }
            for each in held
            if each in own
        ]
        return sorted(rows, key=lambda row: (-row["cost"], row["member"]))

    def sharing_key(self) -> str:
        return title_of("imio.mutualisation.sharing_keys", self.context.sharing_key)

    @cached_property
    def lines(self) -> list[dict[str, Any]]:
        """The contract and the later orders, each with its own state."""
        known = facts.lines(self.context)
        return [
            {
                "line": line,
                "state": words(
                    LINE_STATES[licensing.line_state(line, known, self.today)]
                ),
                "successor": licensing.successor(line, known),
                "recorded": self._recorded(line),
            }
            for line in known
        ]

    def _recorded(self, line: licensing.Line) -> str:
        """Why a later order was made, and by whom: for those who see all."""
        rows = {row["number"]: row for row in self.context.lines or ()}
        row = rows.get(line.number) if self.sees_all() else None
        return (
            " – ".join(filter(None, (row["reason"], row["recorded_by"]))) if row else ""
        )

    # --- the calendar

    def timeline(self) -> Timeline:
        """The days of the two years to come."""
        last = months_after(self.today, TWO_YEARS)
        return timeline(sorted(self._days()), self.today, last)

    @cached_property
    def days(self) -> list[tuple[date, str, str]]:
        """What is to come, and the deadline that passed: the day, what it is, its kind."""
        return sorted(
            each for each in self._days() if each[0] >= self.today or self._due(each[0])
        )

    def _due(self, day: date) -> bool:
        return day == self.deadline

    def _days(self) -> Iterable[tuple[date, str, str]]:
        kind = facts.deadline_kind(self.context)
        for period in self._periods():
            if kind != "end":
                yield period.notice_by, words(DEADLINES[kind]), kind
            yield period.last, self._end_of(period), "end"
        for row in self.context.lines or ():
            yield row["valid_from"], row["label"], "order"

    def _end_of(self, period: licensing.Period) -> str:
        renews = self.state == "active" and self.context.renewal == "tacit"
        return words(PERIOD_END if renews else DEADLINES["end"])

    def _periods(self) -> list[licensing.Period]:
        """The present period and, where it renews by itself, those whose notice is next."""
        terms = self.facts.terms
        if terms is None or self.period is None or self.state == "ended":
            return []
        if self.state == "in_notice":
            return [self.period]
        return list(licensing.periods_ahead(terms, self.today))

    # --- the parties

    def supplier(self) -> ICatalogBrain | None:
        return seen("Partner", self.context.supplier)

    def product(self) -> ICatalogBrain | None:
        return seen("Product", self.context.product)

    def tender(self) -> ICatalogBrain | None:
        return seen("Tender", self.context.tender)

    def successor(self) -> ICatalogBrain | None:
        return seen("Licence", self.context.successor)

    def owner(self) -> str:
        return title_of("imio.mutualisation.solution_owners", self.context.owner)

    def owner_member(self) -> str:
        return title("Member", self.context.owner_member)

    def renewal(self) -> str:
        return title_of("imio.mutualisation.renewals", self.context.renewal)


def _unweighed(licence: ILicence, drawn: Drawn) -> bool:
    """Whether its part is nothing only because its population is not known."""
    return licence.sharing_key == "population" and not drawn.inhabitants
