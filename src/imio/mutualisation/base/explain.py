"""The explanation of a price as sentences, the same on the page, the PDF and REST."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.tariff import Step
from zope.i18nmessageid import Message


STEPS: Mapping[str, Message] = {
    "price_list": _("step_price_list", default="Price list of ${valid_from}."),
    "band": _(
        "step_band",
        default="Band up to ${up_to} inhabitants, for a population of "
        "${population} on ${population_date}.",
    ),
    "last_band": _(
        "step_last_band",
        default="Last band, without a bound, for a population of "
        "${population} on ${population_date}.",
    ),
    "illustrative": _(
        "step_illustrative",
        default="Illustrative band: IMIO published no figure for it.",
    ),
    "not_indexed": _("step_not_indexed", default="Not indexed."),
    "indexed": _("step_indexed", default="Indexed by ${index} / ${base_index}."),
    "first_year": _(
        "step_first_year",
        default="First year from ${start}: ${months} month(s) begun, ${amount}.",
    ),
    "revision_base": _("revision_base", default="Price of the contract: ${amount}."),
    "revision_index": _(
        "revision_index",
        default="From ${valid_from}: ${base} × (${fixed} % + ${indexed} % × ${index} / "
        "${base_index}) = ${amount}.",
    ),
    "revision_percent": _(
        "revision_percent",
        default="From ${valid_from}: ${before} × (1 + ${share} % × ${percent} %) = "
        "${amount}; the base price becomes ${base}.",
    ),
}
# The details of a step that are sums of money.
AMOUNTS = ("amount", "base", "before")


def _shown(name: str, value: object) -> str:
    if name in AMOUNTS and isinstance(value, Decimal):
        return euros(value)
    if isinstance(value, date):
        return day(value)
    return number(value) if isinstance(value, Decimal | int) else ""


def _shown_all(details: Mapping[str, object]) -> dict[str, str]:
    return {name: _shown(name, value) for name, value in details.items()}


def sentences(steps: Iterable[Step]) -> list[str]:
    """One sentence per step of a computation."""
    return [
        words(Message(STEPS[step.code], mapping=_shown_all(step.details)))
        for step in steps
    ]


def explanation(price: Price) -> list[str]:
    """How a price came about."""
    return sentences(price.explanation)
