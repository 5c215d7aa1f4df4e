"""`@@comparer`: up to four products side by side, priced for the same population."""

from collections.abc import Callable
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import several
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.i18n import _
from imio.mutualisation.product.facts import supported_until
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.product.usage import usage_of
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message


MOST = 4


class Compare(BrowserView):
    """The products named by `uid`, in the order asked; those one may see."""

    number = staticmethod(number)
    most = MOST

    @cached_property
    def products(self) -> list[Any]:
        seen = {brain.UID for brain in found("Product", UID=self._asked() or [""])}
        named = {each.UID(): each for each in records("Product", sorted(seen))}
        return [named[uid] for uid in self._asked() if uid in named][:MOST]

    def _asked(self) -> list[str]:
        """Each address once; one alone comes as a text."""
        return list(dict.fromkeys(several(self.request, "uid")))

    def too_many(self) -> bool:
        return len(self._asked()) > MOST

    @cached_property
    def population(self) -> int | None:
        read = typed.whole(given(self.request, "population"))
        return None if isinstance(read, Refused) else read

    def rows(self) -> list[dict[str, Any]]:
        """What is compared, with the value of each product; empty rows are left out."""
        rows = [
            {"title": title, "cells": [value(each) for each in self.products]}
            for title, value in self._compared().items()
        ]
        return [row for row in rows if any(row["cells"])]

    def _compared(self) -> dict[Message, Callable[[Any], str]]:
        return {
            _("label_product_kind", default="Kind"): _named("product_kinds", "kind"),
            _("label_domain", default="Functional domain"): _named("domains", "domain"),
            _("facet_licence", default="Licence"): _plain("spdx"),
            _("facet_maturity", default="Maturity"): _named(
                "development_statuses", "development_status"
            ),
            _("compare_supported", default="Supported until"): _supported,
            _("facet_interface", default="Works with"): _systems,
            _("compare_users", default="In support at (members)"): _users,
            _("compare_price", default="Price a year"): self._price,
        }

    def _price(self, product: IProduct) -> str:
        if self.population is None:
            return ""
        today = clock.today()
        price = product.price_for(Authority(Population(today, self.population)), today)
        return euros(price.annual_fee) if isinstance(price, Price) else "–"


def _plain(name: str) -> Callable[[Any], str]:
    return lambda product: getattr(product, name) or ""


def _named(vocabulary: str, name: str) -> Callable[[Any], str]:
    return lambda product: title_of(
        f"imio.mutualisation.{vocabulary}", getattr(product, name) or None
    )


def _supported(product: IProduct) -> str:
    return day(supported_until(product))


def _systems(product: IProduct) -> str:
    return ", ".join(row["system"] for row in product.interfaces or () if row["system"])


def _users(product: IProduct) -> str:
    count = usage_of(product).in_support
    return number(count) if count else ""
