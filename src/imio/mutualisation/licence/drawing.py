"""Who draws from a licence, and what each one pays."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import licensing
from imio.mutualisation.rules import sharing
from imio.mutualisation.rules.sharing import Cost
from imio.mutualisation.rules.states import SEATS_HELD
from imio.mutualisation.rules.states import SEATS_OPEN
from imio.mutualisation.rules.verdict import Refused


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a member holds of a licence, all its allotments together."""

    quantity: int
    inhabitants: int | None


def holdings(licence: ILicence) -> dict[str, Drawn]:
    """By UID of the member, whoever asks: to be shown to nobody but staff."""
    held: dict[str, Drawn] = {}
    for brain in existing(
        "Allotment", licence_uid=uid(licence), review_state=SEATS_HELD
    ):
        before = held.get(brain.member_uid, Drawn(0, None))
        quantity = before.quantity + brain.quantity
        held[brain.member_uid] = Drawn(quantity, brain.inhabitants)
    return held


def members_drawing(licence: ILicence) -> list[str]:
    """The UIDs of those who hold, ask or wait for seats."""
    brains = existing("Allotment", licence_uid=uid(licence), review_state=SEATS_OPEN)
    return sorted({brain.member_uid for brain in brains})


def cost_today(licence: ILicence) -> Cost:
    """The yearly cost, and how much of it the members draw."""
    present = licensing.in_progress(facts.lines(licence), clock.today())
    return sharing.cost(present, licence.seats_today().granted)


def shares(licence: ILicence, held: Mapping[str, Drawn]) -> dict[str, Decimal]:
    """What each member pays a year, by UID; to the cent, and in all what is drawn.

    Without a population a member weighs nothing by that key.
    """
    weights = {
        member: _weight(licence.sharing_key, drawn) for member, drawn in held.items()
    }
    return sharing.shares(cost_today(licence).drawn, weights)


def _weight(key: str, drawn: Drawn) -> int:
    found = sharing.weight(key, drawn.quantity, drawn.inhabitants)
    return 0 if isinstance(found, Refused) else found
