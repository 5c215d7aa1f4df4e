"""REST: what a price to come changes, who provides a product, what is there twice."""

from imio.mutualisation.base import parameters
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.product.price_changes import days_to_come
from imio.mutualisation.product.price_changes import member_changes
from imio.mutualisation.product.price_changes import MemberChange
from imio.mutualisation.product.price_changes import total
from imio.mutualisation.product.providers import firms
from imio.mutualisation.product.providers import providers_of
from imio.mutualisation.product.similar import all_twins
from imio.mutualisation.rules.tariff import FeeChange
from imio.mutualisation.rules.verdict import Refused
from plone.restapi.serializer.converters import json_compatible
from typing import Any
from zExceptions import Unauthorized


NOT_YOURS = _(
    "price_changes_not_yours",
    default="These figures are for IMIO and for the agents of a member: sign in.",
)


class PriceChangesGet(ReadingService):
    """`GET <product>/@price-changes?on=YYYY-MM-DD`; without `on`, the next price list.

    Every member in support for who views figures; an agent has its own members.
    """

    asks = ("on",)

    def reply(self) -> dict[str, Any]:
        only = self._only()
        days = days_to_come(self.context)
        if parameters.given(self.request, "on"):
            on = parameters.day(self.request, "on")
        elif days:
            on = days[0]
        else:
            raise Refusal(Refused("no_price_to_come"))
        rows = member_changes(self.context, on, only)
        return {
            "on": on.isoformat(),
            "days_to_come": json_compatible(days),
            "items": [_shown(row) for row in rows],
            "items_total": len(rows),
            "total": _amounts(total(rows)),
        }

    def _only(self) -> list[str] | None:
        """The members that the user may ask for; None for all."""
        if sees_figures():
            return None
        own = owners_of_current_user()
        if not own:
            raise Unauthorized(words(NOT_YOURS))
        return own


class ProvidersGet(ReadingService):
    """`GET <product>/@providers`: who can provide it today, until when, how many firms."""

    def reply(self) -> dict[str, Any]:
        known = providers_of(self.context)
        items = [
            {
                "name": each.name,
                "kind": each.kind,
                "until": each.until,
                "@id": each.url or None,
            }
            for each in known
        ]
        return {
            "items": json_compatible(items),
            "items_total": len(items),
            "firms": firms(known),
        }


class DuplicatesGet(ReadingService):
    """`GET <catalogue>/@duplicates`: the pairs, and how each one is resolved."""

    def reply(self) -> dict[str, Any]:
        items = [
            {
                "products": [
                    {"@id": each.url, "title": each.title}
                    for each in (twins.one, twins.other)
                ],
                "signs": list(twins.pair.signs),
                "shared": list(twins.pair.shared),
                "outcome": twins.pair.outcome,
                "reason": twins.pair.reason,
            }
            for twins in all_twins()
        ]
        return {"items": items, "items_total": len(items)}


def _shown(row: MemberChange) -> dict[str, Any]:
    known = row.population
    named = {
        "@id": row.url,
        "member": row.title,
        "population": known and known.inhabitants,
        "population_date": known and known.reference_date.isoformat(),
    }
    if isinstance(row.change, FeeChange):
        return {**named, **_amounts(row.change)}
    return {**named, "refused": refusal(row.change)}


def _amounts(change: FeeChange) -> dict[str, Any]:
    """Amounts a year, in euros without VAT, and the percent, as texts."""
    percent = change.percent
    return {
        "before": str(change.before),
        "after": str(change.after),
        "difference": str(change.difference),
        "percent": None if percent is None else str(percent),
        "currency": "EUR",
    }
