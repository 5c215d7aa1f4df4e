"""Why something is refused: what `rules/tariff.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "no_population": Reason(
        _(
            "reason_no_population",
            default="No official population is known for this authority (or for an "
            "authority it serves) on that day: record it before asking for a price.",
        )
    ),
    "population_twice": Reason(
        _(
            "reason_population_twice",
            default="The population of ${on} is there twice: keep one of the two figures.",
        ),
        400,
    ),
    "population_not_positive": Reason(
        _(
            "reason_population_not_positive",
            default="A population is a whole number above zero: correct it.",
        ),
        400,
    ),
    "no_price_list": Reason(
        _(
            "reason_no_price_list",
            default="This product has no price list in force on ${on}: ask for a quote.",
        )
    ),
    "no_band": Reason(
        _(
            "reason_no_band",
            default="The price list has no band for this population: ask for a quote.",
        )
    ),
    "duplicate_band": Reason(
        _(
            "reason_duplicate_band",
            default="Two rows of the price list of ${valid_from} have the same bound: "
            "keep one.",
        ),
        400,
    ),
    "negative_amount": Reason(
        _(
            "reason_negative_amount",
            default="An amount of the price list is negative: correct it.",
        ),
        400,
    ),
    "bound_not_positive": Reason(
        _(
            "reason_bound_not_positive",
            default="The bound of a band is a population above zero: correct it.",
        ),
        400,
    ),
    "population_or_member": Reason(
        _(
            "reason_population_or_member",
            default="Give either a population or a member, not both.",
        ),
        400,
    ),
    "no_price_to_come": Reason(
        _(
            "reason_no_price_to_come",
            default="No price list is to come for this product: name a day with `on`, or "
            "enter the list first.",
        )
    ),
}
