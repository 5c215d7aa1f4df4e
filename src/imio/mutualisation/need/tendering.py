"""From a need to its tender, with what members said they would buy."""

from decimal import Decimal
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import offer
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.need.facts import pool_of
from imio.mutualisation.need.joining import LINKED
from imio.mutualisation.need.schema import INeed
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from plone import api
from typing import Any


# The series of the codes that follow each member through a tender.
CODES = "CDA"
SAID = ("member", "title", "volume", "commitment", "inhabitants")


def prepare_tender(need: INeed) -> Any:
    """The tender of a pooled need, in preparation; the need waits for it from now on.

    Raises `Refusal`: `transition_not_from_here`, `not_your_role`.
    """
    step = offer(need, "tender")
    if step is None:
        raise Refusal(Refused("transition_not_from_here"))
    or_refuse(require(step.mine, "not_your_role"))
    kept = ("title", "description", "details", "domain", "pilot", "funding")
    values = {name: getattr(need, name) for name in kept}
    marches = api.portal.get()["marches"]
    tender = create_in(marches, "Tender", lots=[_lot(need)], **values)
    tender.need = uid(need)
    tender.beneficiaries = _beneficiaries(need)
    need.tender = uid(tender)
    perform(need, "tender")
    need.reindexObject(idxs=["tender_uid"])
    return tender


def _beneficiaries(need: INeed) -> list[dict[str, Any]]:
    buying = [row for row in need.joined or () if row["commitment"] != LINKED]
    return [
        {name: row[name] for name in SAID} | {"tracking_code": next_reference(CODES)}
        for row in buying
    ]


def _lot(need: INeed) -> dict[str, Any]:
    quantity: Decimal | None = pool_of(need).volume or None
    return {
        "number": "1",
        "title": need.title,
        "kind": "software",
        "description": "",
        "quantity": quantity,
        "unit": need.unit,
        "estimate": None,
        "ceiling": None,
        "max_partners": 3,
        "product": None,
    }
