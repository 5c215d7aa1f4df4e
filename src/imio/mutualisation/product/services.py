"""`GET @price`: what a product costs a member or a population."""

from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.explain import explanation
from imio.mutualisation.base.sizes import size_category
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from plone.restapi.services import Service
from typing import Any


def as_json(price: Price, on: date) -> dict[str, Any]:
    """A price as JSON; amounts and days are texts, without VAT."""
    category = size_category(price.population, on)
    return {
        "annual_fee": str(price.annual_fee),
        "set_up_fee": str(price.set_up_fee),
        "included_days": str(price.included_days),
        "day_rate": str(price.day_rate),
        "currency": "EUR",
        "size_category": category.code if category else None,
        "size_category_title": category.title if category else None,
        "illustrative": price.illustrative,
        "price_list": price.price_list.isoformat(),
        "population": price.population,
        "population_date": price.population_date.isoformat(),
        "explanation": explanation(price),
    }


class PriceGet(Service):
    """`?product=<UID, path or short name>` with `&population=` or `&member=`, `&on=`."""

    def reply(self) -> dict[str, Any]:
        on = self._day()
        product = self._found("Product", "product")
        price = product.price_for(self._population(on), on)
        if isinstance(price, Refused):
            raise Refusal(price)
        return as_json(price, on)

    def _population(self, on: date) -> Population:
        if self._given("population") and self._given("member"):
            raise Refusal(Refused("population_or_member"))
        if self._given("population"):
            return Population(on, self._number("population"))
        population = self._found("Member", "member").population_on(on)
        if isinstance(population, Refused):
            raise Refusal(population)
        return population

    def _given(self, name: str) -> str:
        return str(self.request.form.get(name) or "").strip()

    def _needed(self, name: str) -> str:
        value = self._given(name)
        if not value:
            raise Refusal(Refused("parameter_missing", {"name": name}))
        return value

    def _number(self, name: str) -> int:
        value = self._needed(name)
        if not value.isdecimal() or len(value) > 9:
            details = {"name": name, "value": value}
            raise Refusal(Refused("parameter_invalid", details))
        return int(value)

    def _day(self) -> date:
        value = self._given("on")
        try:
            return date.fromisoformat(value) if value else clock.today()
        except ValueError:
            details = {"name": "on", "value": value}
            raise Refusal(Refused("parameter_invalid", details)) from None

    def _found(self, type_name: str, name: str) -> Any:
        value = self._needed(name)
        found = by_reference(type_name, value)
        if found is None:
            raise Refusal(Refused(f"{name}_unknown", {name: value}))
        return found
