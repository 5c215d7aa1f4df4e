"""REST: what a product costs, who uses it, whom to ask."""

from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.explain import explanation
from imio.mutualisation.base.parameters import day
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import needed
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.parameters import whole
from imio.mutualisation.base.sizes import size_category
from imio.mutualisation.base.typed import named
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.product.referents import ASKED
from imio.mutualisation.product.referents import referents_of
from imio.mutualisation.product.referents import say
from imio.mutualisation.product.usage import usage_of
from imio.mutualisation.product.usage import users_of
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from plone.restapi.serializer.converters import json_compatible
from typing import Any


def as_json(price: Price, on: date) -> dict[str, Any]:
    """A price as JSON; amounts and days are texts, without VAT."""
    population = price.authority.population
    category = size_category(population.inhabitants, on)
    return {
        "annual_fee": str(price.annual_fee),
        "set_up_fee": str(price.set_up_fee),
        "included_days": str(price.included_days),
        "day_rate": str(price.day_rate),
        "currency": "EUR",
        "size_category": category.code if category else None,
        "size_category_title": category.title if category else None,
        "illustrative": price.illustrative,
        "price_list": price.valid_from.isoformat(),
        "population": population.inhabitants,
        "population_date": population.reference_date.isoformat(),
        "explanation": explanation(price),
    }


class PriceGet(ReadingService):
    """`?product=<UID, path or short name>` with `&population=` or `&member=`, `&on=`."""

    asks = ("product", "population", "member", "on")

    def reply(self) -> dict[str, Any]:
        on = day(self.request, "on") if given(self.request, "on") else clock.today()
        product = self._found("Product", "product")
        price = or_refuse(product.price_for(self._authority(on), on))
        return as_json(price, on)

    def _authority(self, on: date) -> Authority:
        asked = given(self.request, "population")
        if asked and given(self.request, "member"):
            raise Refusal(Refused("population_or_member"))
        if asked:
            return Authority(Population(on, whole(self.request, "population")))
        return or_refuse(self._found("Member", "member").priced_on(on))

    def _found(self, type_name: str, name: str) -> Any:
        value = needed(self.request, name)
        found = by_reference(type_name, value)
        if found is None:
            raise Refusal(Refused(f"{name}_unknown", {name: value}))
        return found


class UsageGet(ReadingService):
    """`GET <product>/@usage`: in support, and proven by an act or a signed quote."""

    def reply(self) -> dict[str, int]:
        usage = usage_of(self.context)
        return {"in_support": usage.in_support, "proven": usage.proven}


class UsersGet(ReadingService):
    """`GET <product>/@used-by`: who uses it, since when, proven by what.

    Whom to ask is told to those who act for some member.
    """

    def reply(self) -> dict[str, Any]:
        told = referents_of(self.context)
        items = [
            {
                "member": user.title,
                "since": user.since,
                "proofs": [
                    {"kind": each.kind, "date": each.on, "@id": each.url or None}
                    for each in user.proofs
                ],
                **told.get(user.uid, {}),
            }
            for user in users_of(self.context)
        ]
        return {"items": json_compatible(items), "items_total": len(items)}


class ReferentPost(WritingService):
    """`POST <product>/@referent` with `{"member": …, "name": …, "email": …,
    "version": …, "use_case": …}`; without a name, the member is taken out.
    """

    takes = ("member", *ASKED)

    def write(self) -> Any:
        said = {name: text(self.body, name) for name in ASKED if name in self.body}
        say(self.context, member_for(named(self.body, "member")), said)
        return self.context
