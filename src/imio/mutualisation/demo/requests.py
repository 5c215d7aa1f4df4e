"""Requests in every state, each brought there by the people whose step it is."""

from datetime import timedelta
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from plone import api
from typing import Any


AGENTS = {
    "andenne": ("agent-andenne", "signataire-andenne"),
    "mons": ("agent-mons", "signataire-mons"),
}
OFFICER = "imio-officer"
HELD = timedelta(days=60)

# member, product, the state it is brought to
REQUESTS = (
    ("andenne", "deliberations", "support"),
    ("andenne", "site-web", "implementation"),
    ("andenne", "ged", "quote"),
    ("andenne", "services-techniques", "request"),
    ("andenne", "e-guichet", "draft"),
    ("mons", "urbanisme", "closed"),
    ("mons", "deliberations", "support"),
    ("mons", "services-techniques", "implementation"),
    ("mons", "ged", "on_hold"),
    ("mons", "ontologos", "refused"),
    ("mons", "ricoh", "withdrawn"),
)
NEEDS = {
    "deliberations": "Préparer les séances sans papier.",
    "site-web": "Un site que nos agents tiennent eux-mêmes.",
    "ged": "Retrouver un courrier en moins d’une minute.",
    "services-techniques": "Suivre les demandes adressées aux ouvriers.",
    "e-guichet": "Demander un document sans se déplacer.",
    "urbanisme": "Ne plus laisser passer un délai.",
    "ontologos": "Décrire les fonctions de tout le personnel.",
    "ricoh": "Numériser les factures entrantes.",
}


def create_requests(portal: Any) -> None:
    """Create each request and walk it to its state."""
    for member, product, state in REQUESTS:
        Story(portal, member, product).reach(state)


class Story:
    """One request and the people who bring it forward."""

    def __init__(self, portal: Any, member: str, product: str):
        self.agent, self.signatory = AGENTS[member]
        values = {"product": uid(portal["catalogue"][product]), "need": NEEDS[product]}
        with api.env.adopt_user(username=self.agent):
            self.request = create_in(
                portal["adherents"][member], "ServiceRequest", **values
            )

    def reach(self, state: str) -> None:
        """Walk to a state; each one is reached from another."""
        step, before = {
            "draft": (None, None),
            "request": (self.submit, "draft"),
            "quote": (self.offer, "request"),
            "implementation": (self.start, "quote"),
            "support": (self.deliver, "implementation"),
            "closed": (self.close, "support"),
            "on_hold": (self.hold, "request"),
            "refused": (self.refuse, "request"),
            "withdrawn": (self.withdraw, "request"),
        }[state]
        if step is not None and before is not None:
            self.reach(before)
            step()

    def act(
        self, who: str, transition: str, comment: str = "", obj: Any = None
    ) -> None:
        with api.env.adopt_user(username=who):
            perform(self.request if obj is None else obj, transition, comment)

    def submit(self) -> None:
        self.act(self.agent, "submit")

    def offer(self) -> None:
        with api.env.adopt_user(username=OFFICER):
            self.quote = create_in(self.request, "Quote")
        self.act(OFFICER, "send", obj=self.quote)

    def start(self) -> None:
        self.act(self.signatory, "accept", obj=self.quote)
        if self.request.title == "Services techniques":
            self.call_partner()
            self.act(self.signatory, "accept", obj=self.quote_of_partner())
        self.request.plan = [
            _task("Analyse", "other", "2", "2", True),
            _task("Installation", "integration", "2", "1", False),
            _task("Formation des agents", "training", "1", None, False),
        ]
        self.act(OFFICER, "implement")

    def call_partner(self) -> None:
        """Fourteen days: the first of the cascade accepts."""
        tender = existing("Tender", review_state="awarded")[0]
        self.request.framework = f"{tender.UID}:1"
        self.request.reindexObject(idxs=["draws_on"])
        self.request.route = "partner"
        self.request.estimated_days = Decimal("14")
        self.act(OFFICER, "offer")
        self.act("partenaire-alpha", "accept_call")

    def quote_of_partner(self) -> Any:
        """The days are on the partner's own quote, which IMIO checks."""
        row = {
            "kind": "days",
            "label": "Mise en œuvre (exemple fictif)",
            "quantity": Decimal(14),
            "unit": "jour",
            "unit_price": Decimal("420.00"),
            "vat_rate": Decimal(21),
        }
        with api.env.adopt_user(username="partenaire-alpha"):
            quote = create_in(self.request, "Quote", lines=[row])
            perform(quote, "submit")
        self.act(OFFICER, "send", obj=quote)
        return quote

    def deliver(self) -> None:
        self.request.plan = [
            _task("Analyse", "other", "2", "2", True),
            _task("Installation", "integration", "2", "2.5", True),
            _task("Formation des agents", "training", "1", "1", True),
        ]
        self.act(self.signatory, "sign_acceptance", "Sans réserve.")
        self.act(OFFICER, "support")

    def close(self) -> None:
        self.act(OFFICER, "close", "Repris par un autre produit (exemple fictif).")

    def hold(self) -> None:
        until = {"hold_until": str(clock.today() + HELD)}
        with api.env.adopt_user(username=OFFICER):
            perform(
                self.request, "hold", "La commune attend son budget (fictif).", until
            )

    def refuse(self) -> None:
        self.act(OFFICER, "refuse", "Le service du personnel suffit (exemple fictif).")

    def withdraw(self) -> None:
        self.act(self.agent, "withdraw", "Le besoin a disparu (exemple fictif).")


def _task(
    task: str, area: str, planned: str, done: str | None, finished: bool
) -> dict[str, Any]:
    return {
        "task": task,
        "area": area,
        "planned_days": Decimal(planned),
        "done_days": Decimal(done) if done else None,
        "due": None,
        "done": finished,
    }
