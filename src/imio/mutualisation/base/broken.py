"""Commitments to continuity that a partner broke, as declared incidents say."""

from datetime import date
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.formats import day
from imio.mutualisation.rules.continuity import is_broken
from imio.mutualisation.rules.states import INCIDENT_DECLARED
from typing import Any
from typing import NamedTuple


class Broken(NamedTuple):
    """An incident, the day it was declared, and what had been promised."""

    title: str
    url: str
    declared_on: date | None
    promised: str

    @property
    def day(self) -> str:
        return day(self.declared_on)


def broken_by(partner: str) -> list[Broken]:
    """Those of a partner by its UID, whoever asks; the caller shows them to no rival."""
    brains = existing("Incident", partner_uid=partner, review_state=INCIDENT_DECLARED)
    incidents = (brain._unrestrictedGetObject() for brain in brains)
    return [
        Broken(each.title, each.absolute_url(), each.declared_on, each.commitment_note)
        for each in incidents
        if is_broken(each.kind, each.provider_commitment or "")
    ]


def as_json(broken: Broken) -> dict[str, Any]:
    """For a client."""
    return {
        "@id": broken.url,
        "title": broken.title,
        "declared_on": broken.declared_on and broken.declared_on.isoformat(),
        "promised": broken.promised,
    }
