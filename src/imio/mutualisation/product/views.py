"""The page of a product: what it does, who uses it, what it costs."""

from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.explain import explanation
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.product.usage import Usage
from imio.mutualisation.product.usage import usage_of
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from typing import Any


class ProductView(GuardedView):
    """Public; the names of the members that use a product are public acts."""

    euros = staticmethod(euros)
    number = staticmethod(number)
    explanation = staticmethod(explanation)

    def kind(self) -> str:
        return title_of("imio.mutualisation.product_kinds", self.context.kind)

    def domain(self) -> str:
        return title_of("imio.mutualisation.domains", self.context.domain)

    def origin(self) -> str:
        return title_of("imio.mutualisation.product_origins", self.context.origin)

    def available(self) -> bool:
        return self.context.review_state() == "catalogued"

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
            population = member.population_on(today)
            price = population and self.context.price_for(population, today)
            row = {"member": member.title, "price": None, "reason": None}
            row["add_url"] = self._add_url(member)
            if isinstance(price, Price):
                row["price"] = price
            elif self.has_prices():
                row["reason"] = message(price)
            rows.append(row)
        return rows

    def _add_url(self, member: Any) -> str:
        add = "++add++imio.mutualisation.ServiceRequest"
        return f"{member.absolute_url()}/{add}?product={uid(self.context)}"

    def asked_population(self) -> str:
        return self.request.form.get("population", "").strip()

    def simulated(self) -> dict[str, Any] | None:
        """The price for the population typed in, or why there is none."""
        asked = "".join(self.asked_population().replace(".", " ").split())
        if not asked:
            return None
        if not asked.isdecimal() or len(asked) > 9:
            return {
                "price": None,
                "reason": message(Refused("population_not_positive")),
            }
        today = clock.today()
        price = self.context.price_for(Population(today, int(asked)), today)
        if isinstance(price, Refused):
            return {"price": None, "reason": message(price)}
        return {"price": price, "reason": None}

    def related(self) -> list[dict[str, Any]]:
        """The solutions of others, with what they are to this one."""
        relations = "imio.mutualisation.relations"
        return [
            {**row, "relation": title_of(relations, row["relation"])}
            for row in self.context.related or ()
        ]

    def usage(self) -> Usage:
        return usage_of(self.context)

    def users(self) -> list[str]:
        """The names of the members in support, from the catalogue."""
        brains = existing(
            "ServiceRequest", product_uid=uid(self.context), review_state="support"
        )
        ids = sorted({brain.getPath().split("/")[-2] for brain in brains})
        members = existing("Member", id=ids, sort_on="sortable_title") if ids else ()
        return [brain.Title for brain in members]
