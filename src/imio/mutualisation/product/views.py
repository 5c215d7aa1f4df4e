"""The page of a product: what it does, who uses it, what it costs."""

from babel import Locale
from babel.core import UnknownLocaleError
from functools import cached_property
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import named
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.catalog import title
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import LOCALE
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.product import twins
from imio.mutualisation.product.facts import doubts
from imio.mutualisation.product.pricing import PricedView
from imio.mutualisation.product.providers import firms
from imio.mutualisation.product.providers import Provider
from imio.mutualisation.product.providers import providers_of
from imio.mutualisation.product.providers import TITLES
from imio.mutualisation.product.publiccode import exported
from imio.mutualisation.product.referents import referents_of
from imio.mutualisation.product.similar import Twins
from imio.mutualisation.product.similar import twins_of
from imio.mutualisation.product.usage import Usage
from imio.mutualisation.product.usage import usage_of
from imio.mutualisation.product.usage import User
from imio.mutualisation.product.usage import users_of
from imio.mutualisation.rules.states import PRODUCT_PROPOSED
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


class ProductView(PricedView):
    """Public; the names of the members that use a product are public acts."""

    day = staticmethod(day)

    def kind(self) -> str:
        return title_of("imio.mutualisation.product_kinds", self.context.kind)

    def domain(self) -> str:
        return title_of("imio.mutualisation.domains", self.context.domain)

    def origin(self) -> str:
        return title_of("imio.mutualisation.product_origins", self.context.origin)

    def available(self) -> bool:
        return self.context.review_state() == "catalogued"

    def request_state(self, request: ICatalogBrain) -> str:
        return state_title("ServiceRequest", request.review_state)

    # --- what it is

    def title_of(self, vocabulary: str, token: str | None) -> str:
        """The name of a term of one of this suite's vocabularies."""
        return title_of(f"imio.mutualisation.{vocabulary}", token)

    def coming(self) -> str:
        """The day for which it is announced; empty for what is there already."""
        here = self.context.review_state() in PRODUCT_PROPOSED
        return day(self.context.announced_for) if here else ""

    def doubts(self) -> list[str]:
        """Why it is outside the perimeter, said before anybody catalogues it."""
        told = self.context.review_state() in PRODUCT_PROPOSED or sees_figures()
        return doubts(self.context) if told else []

    def developer(self) -> str:
        """The member it comes from; its name is public."""
        return title("Member", self.context.member)

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
        return named("Product", self.context.alternatives or ())

    def successor(self) -> ICatalogBrain | None:
        """The product that succeeds it, where this person may see it."""
        return seen("Product", self.context.successor)

    signs = staticmethod(twins.signs)
    outcome = staticmethod(twins.outcome)

    def twins(self) -> list[Twins]:
        """What staff may have to resolve."""
        return twins_of(self.context) if sees_figures() else []

    # --- who provides it

    @cached_property
    def providers(self) -> list[Provider]:
        return providers_of(self.context)

    def provider_kind(self, provider: Provider) -> str:
        return words(TITLES[provider.kind])

    def firms(self) -> int:
        return firms(self.providers)

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
