"""Requests, quotes and acts by the thousand, as our site would hold them.

They are created by the calls that the suite itself uses, one transaction for some
hundred of them; then each is put in its state, where the site would have walked it there.
"""

from datetime import timedelta
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.guard import workflow
from typing import Any


STATES = (
    "draft",
    "request",
    "quote",
    "implementation",
    "support",
    "closed",
    "refused",
    "withdrawn",
)
ACCEPTED = ("support", "closed")
YEARS = 8 * 365


def admit_all(site: Any) -> None:
    """Every commune is a member, so that it may ask for something."""
    since = clock.today() - timedelta(days=400)
    for brain in existing("Member", review_state="prospect"):
        member = brain._unrestrictedGetObject()
        member.admitted_on = since
        put(member, "member")


def put(record: Any, state: str) -> None:
    """Put a record in a state, with the rights it has there."""
    definition = workflow(record)
    tool = record.portal_workflow
    status = {**tool.getStatusOf(definition.id, record), "review_state": state}
    tool.setStatusOf(definition.id, record, status)
    definition.updateRoleMappingsFor(record)
    record.reindexObject()


class Loader:
    """Loads by number: the same number makes the same record."""

    def __init__(self, site: Any):
        self.site = site
        self.today = clock.today()
        self.members = [
            brain._unrestrictedGetObject()
            for brain in existing("Member", review_state="member", sort_on="path")
        ]
        self.products = sorted(
            brain.UID for brain in existing("Product", review_state="catalogued")
        )

    def load(self, first: int, last: int) -> None:
        """Requests, an act for each fourth one, a signed quote for each tenth one."""
        for number in range(first, last):
            request = self.request(number)
            if number % 4 == 1:
                self.act(number)
            if number % 10 == 4:
                self.quote(request)

    def member(self, number: int) -> Any:
        return self.members[number % len(self.members)]

    def values(self, number: int) -> dict[str, Any]:
        """What a member says when it asks for a product."""
        return {
            "product": self.products[number % len(self.products)],
            "need": f"Retrouver un courrier en moins d’une minute, dossier {number}.",
        }

    def day(self, number: int) -> Any:
        return self.today - timedelta(days=number * 7 % YEARS)

    def request(self, number: int, member: Any = None, state: str = "") -> Any:
        """A request in the state of its number, or in that one."""
        owner = self.member(number) if member is None else member
        request = create_in(owner, "ServiceRequest", **self.values(number))
        state = state or STATES[number // 3 % len(STATES)]
        if state != "draft":
            request.requested_on = self.day(number)
        if state in ACCEPTED:
            request.acceptance_signed_on = self.day(number)
            request.acceptance_signed_by = "Personne fictive"
            request.support_from = self.day(number)
            request.annual_fee = Decimal(1000)
        if state != "draft":
            put(request, state)
        return request

    def quote(self, request: Any) -> None:
        """Signed, without its document."""
        quote = create_unasked(request, "Quote")
        quote.number = f"DEV-B{request.getId()}/1"
        quote.signed_on = request.requested_on or self.today
        put(quote, "accepted")

    def act(self, number: int) -> None:
        """Published, as the open data say it; its extract apart."""
        act = create_in(
            self.member(number),
            "Deliberation",
            title=f"Adhésion à la centrale d’achat, dossier {number}",
            purpose="other",
            body="council",
            visas=[{"text": "Vu le Code de la démocratie locale ;"}],
            recitals=[{"text": f"Considérant le dossier {number} ;"}],
            articles=[{"text": "D’adhérer à la centrale d’achat de l’intercommunale."}],
        )
        act.number = f"BENCH-{number:06d}"
        act.adopted_on = act.executory_on = act.published_on = self.day(number)
        act.members_in_office, act.members_present = 23, 23
        act.votes_for, act.votes_against, act.abstentions = 23, 0, 0
        put(act, "published")
