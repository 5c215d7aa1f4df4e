"""Two shared licences: one that members draw from, one that is about to end."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.allotment.drawing import ask
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.demo.days import contract
from imio.mutualisation.licence.orders import order
from imio.mutualisation.licence.orders import revise
from imio.mutualisation.rules.deadlines import months_after
from plone import api
from typing import Any


# member, quantity
DRAWN = (("andenne", 12), ("mons", 20), ("gembloux", 5))
# months since it began, months it lasts: the notice of the first one is four months
# ahead, the decision on the second one falls within thirty days
SCANNING = (17, 24)
TRAINING = (10, 12)


def create_licences(portal: Any, today: date) -> None:
    """IMIO signs, the agents of the members ask."""
    with api.env.adopt_user(username="imio-officer"):
        scanning = _scanning(portal, today)
        _training(portal, today)
    for name, quantity in DRAWN:
        with api.env.adopt_user(username=f"agent-{name}"):
            allotment = ask(scanning, portal["adherents"][name], quantity)
        _answer(allotment, name)


def _answer(allotment: Any, name: str) -> None:
    """All but the last one are granted; Andenne has confirmed."""
    if name == "gembloux":
        return
    with api.env.adopt_user(username="imio-officer"):
        perform(allotment, "grant")
    if name == "andenne":
        with api.env.adopt_user(username="agent-andenne"):
            perform(allotment, "accept")


def _scanning(portal: Any, today: date) -> Any:
    term = contract(today, *SCANNING)
    licence = create_in(
        portal["licences"],
        "Licence",
        title="Dématérialisation du courrier (licence fictive)",
        description="Numériser et classer le courrier entrant, sur chaque poste.",
        supplier=portal["partenaires"]["services-fictifs-gamma"].UID(),
        product=portal["catalogue"]["ricoh"].UID(),
        tender=existing("Tender", review_state="awarded")[0].UID,
        metric="seats",
        pool=30,
        minimum=5,
        unit_price=Decimal("96"),
        public_unit_price=Decimal("140"),
        base_index=Decimal("128.15"),
        **term,
        renewal="tacit",
        notice_months=3,
    )
    perform(licence, "activate")
    order(
        licence,
        {
            "label": "Extension",
            "quantity": 12,
            "valid_from": months_after(term["start"], 12),
            "order_number": "BC-FICTIF-2",
        },
    )
    index = {"valid_from": months_after(term["start"], 12), "index": Decimal("131.40")}
    revise(licence, index)
    return licence


def _training(portal: Any, today: date) -> Any:
    licence = create_in(
        portal["licences"],
        "Licence",
        title="Formation en ligne (licence fictive)",
        description="Des cours en ligne pour tous les agents, sans limite de nombre.",
        supplier=portal["partenaires"]["developpeuse-fictive-beta"].UID(),
        source_reason="Contrat de faible montant, conclu sans marché (fictif).",
        metric="unlimited",
        unit_price=Decimal("4800"),
        sharing_key="population",
        **contract(today, *TRAINING),
        renewal="express",
        notice_months=1,
    )
    perform(licence, "activate")
    return licence
