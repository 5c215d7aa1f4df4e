"""What a product costs: each member of a person, whatever one asks, today and to come."""

from datetime import date
from functools import cached_property
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.acting import spoken_for
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.explain import explanation
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.product.changing import percent
from imio.mutualisation.product.changing import signed
from imio.mutualisation.product.price_changes import coming
from imio.mutualisation.product.price_changes import days_to_come
from imio.mutualisation.product.usage import requests_for
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import FeeChange
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.i18nmessageid import Message


POPULATION = _("label_population", default="Population")
MINE = _(
    "price_to_come_mine",
    default="From ${day}, your annual fee goes from ${now} to ${then} (${more}).",
)
ANY = _(
    "price_to_come",
    default="From ${day}, the annual fee goes from ${now} to ${then} (${more}).",
)
SAME = _("price_to_come_same", default="From ${day}, the annual fee stays at ${now}.")


class PricedView(GuardedView):
    """The prices on the page of a product."""

    euros = staticmethod(euros)
    number = staticmethod(number)
    explanation = staticmethod(explanation)

    def has_prices(self) -> bool:
        return bool(self.context.price_rows)

    @cached_property
    def my_members(self) -> list[Any]:
        """The members this person acts for."""
        return [brain.getObject() for brain in found("Member", UID=self._owners())]

    def _owners(self) -> list[str]:
        return owners_of_current_user() or [""]

    def my_prices(self) -> list[dict[str, Any]]:
        """The price for each member this person acts for, or why there is none."""
        today = clock.today()
        rows = []
        for member in self.my_members:
            authority = member.priced_on(today)
            price = authority and self.context.price_for(authority, today)
            row = {"member": member.title, "price": None, "reason": None}
            row["coming"] = self._coming(authority, MINE)
            row["add_url"] = self._add_url(member)
            row["asked"] = requests_for(self.context, member)
            row["used"] = any(each.review_state == "support" for each in row["asked"])
            if isinstance(price, Price):
                row["price"] = price
            elif self.has_prices():
                row["reason"] = message(price)
            rows.append(row)
        return rows

    def _add_url(self, member: Member) -> str:
        add = "++add++imio.mutualisation.ServiceRequest"
        return f"{member.absolute_url()}/{add}?product={uid(self.context)}"

    def _coming(self, authority: Authority | Refused, said: Message) -> list[str]:
        """What each price list to come changes, as sentences."""
        return [
            words(
                Message(
                    said if change.difference else SAME,
                    mapping={
                        "day": day(on),
                        "now": euros(change.before),
                        "then": euros(change.after),
                        "more": _more(change),
                    },
                )
            )
            for on, change in coming(self.context, authority)
        ]

    def asked_population(self) -> str:
        return given(self.request, "population")

    def asked_member(self) -> str:
        return given(self.request, "member")

    def members(self) -> list[Any]:
        """The members that staff may simulate for."""
        return spoken_for() if is_staff() else []

    def simulated(self) -> dict[str, Any] | None:
        """The price for what is asked, today and to come, or why there is none."""
        if not (self.asked_population() or self.asked_member()):
            return None
        authority = self._authority_asked()
        price = authority and self.context.price_for(authority, clock.today())
        if isinstance(price, Refused):
            return {"price": None, "reason": message(price), "coming": []}
        told = self._coming(authority, ANY)
        return {"price": price, "reason": None, "coming": told}

    def _authority_asked(self) -> Authority | Refused:
        """The member named, or one of the population typed in."""
        if self.asked_population() and self.asked_member():
            return Refused("population_or_member")
        today = clock.today()
        if self.asked_member():
            member = by_reference("Member", self.asked_member())
            unknown = Refused("member_unknown", {"member": self.asked_member()})
            return unknown if member is None else member.priced_on(today)
        inhabitants = typed.whole(self.asked_population())
        if isinstance(inhabitants, Refused):
            return inhabitants.about(label=words(POPULATION))
        return Authority(Population(today, inhabitants))

    def days_to_come(self) -> tuple[date, ...]:
        """For who views figures: when the next price lists take force."""
        return days_to_come(self.context) if sees_figures() else ()


def _more(change: FeeChange) -> str:
    """`+500,00 €, +11,1 %`."""
    difference = signed(change.difference, euros(change.difference))
    return ", ".join(filter(None, (difference, percent(change))))
