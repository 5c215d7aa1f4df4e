"""The page of a product: what it does, who uses it, what it costs."""

from babel import Locale
from babel.core import UnknownLocaleError
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.explain import explanation
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import LOCALE
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.product.publiccode import exported
from imio.mutualisation.product.referents import referents_of
from imio.mutualisation.product.usage import Usage
from imio.mutualisation.product.usage import usage_of
from imio.mutualisation.product.usage import User
from imio.mutualisation.product.usage import users_of
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from typing import Any

import re


# What is left of a product that this person may not see.
UID = re.compile(r"[0-9a-f]{32}|")


class ProductView(GuardedView):
    """Public; the names of the members that use a product are public acts."""

    day = staticmethod(day)
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

    # --- what it is

    def title_of(self, vocabulary: str, token: str | None) -> str:
        """The name of a term of one of this suite's vocabularies."""
        return title_of(f"imio.mutualisation.{vocabulary}", token)

    def coming(self) -> str:
        """The day for which it is announced; empty for what is there already."""
        here = self.context.review_state() in ("proposed", "under_review")
        return day(self.context.announced_for) if here else ""

    def developer(self) -> str:
        """The member it comes from; its name is public."""
        named = self.context.member
        brains = existing("Member", UID=named) if named else ()
        return brains[0].Title if brains else ""

    def languages(self) -> str:
        """`français, allemand`."""
        return ", ".join(map(language_name, self.context.languages or ()))

    def is_software(self) -> bool:
        """Whether anything is known of it as a program."""
        known = ("source_url", "landing_url", "spdx", "development_status")
        names = (*known, "maintenance", "contractors", "contacts", "reuse_contact")
        return any(getattr(self.context, name) for name in names)

    @cached_property
    def missing(self) -> list[str]:
        """What it lacks to have a publiccode.yml."""
        made = exported(self.context)
        return [] if isinstance(made, str) else [message(p.refused) for p in made]

    # --- beside others

    def related(self) -> list[dict[str, Any]]:
        """The solutions of others, with what they are to this one."""
        return [
            {**row, "relation": self.title_of("relations", row["relation"])}
            for row in self.context.related or ()
        ]

    def alternatives(self) -> list[dict[str, str]]:
        """Products of the catalogue with their address, other solutions by name."""
        lines = self.context.alternatives or ()
        shown = (self._alternative(line.strip()) for line in lines)
        return [each for each in shown if not UID.fullmatch(each["title"])]

    def _alternative(self, line: str) -> dict[str, str]:
        product = by_reference("Product", line)
        if product is None:
            return {"title": line, "url": ""}
        return {"title": product.title, "url": product.absolute_url()}

    def successor(self) -> Any | None:
        """The product that succeeds it, where this person may see it."""
        named = self.context.successor
        brains = found("Product", UID=named) if named else ()
        return brains[0] if brains else None

    # --- who uses it

    def usage(self) -> Usage:
        return usage_of(self.context)

    @cached_property
    def users(self) -> list[User]:
        return users_of(self.context)

    @cached_property
    def referents(self) -> dict[str, dict[str, Any]]:
        """What the members say of their use, as far as this person may read it."""
        return referents_of(self.context)

    def may_speak(self) -> bool:
        """Whether this person acts for a member that uses it."""
        return any(user.uid in self._owners() for user in self.users)


def language_name(tag: str) -> str:
    """`français` for `fr`; the tag itself where it is not known."""
    try:
        named = Locale.parse(tag, sep="-").get_display_name(LOCALE)
    except (UnknownLocaleError, ValueError):
        return tag
    return named or tag
