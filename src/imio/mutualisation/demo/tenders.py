"""An open tender and one awarded to a cascade of three, by its own steps."""

from datetime import date
from datetime import time
from decimal import Decimal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.open_data import publish
from imio.mutualisation.bid.deposit import deposit
from imio.mutualisation.bid.deposit import prepare_bid
from imio.mutualisation.demo.days import A_DAY
from imio.mutualisation.demo.days import working_day_from
from imio.mutualisation.demo.days import working_day_until
from imio.mutualisation.demo.deliberations import adopt
from imio.mutualisation.demo.deliberations import UNANIMOUS
from imio.mutualisation.demo.people import PASSPHRASES
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import LotBid
from imio.mutualisation.rules.tendering import standstill
from imio.mutualisation.tender import questions
from imio.mutualisation.tender.conflicts import declare
from imio.mutualisation.tender.decision import name
from imio.mutualisation.tender.facts import requirements_of
from imio.mutualisation.tender.opening import deposit_key
from imio.mutualisation.tender.opening import turn_key
from imio.mutualisation.tender.scoring import give
from imio.mutualisation.tender.scoring import offers_to_score
from imio.mutualisation.tender.selection import check
from imio.mutualisation.tender.selection import examinees
from plone import api
from typing import Any


COMMITTEE = ["imio-manager", "imio-officer"]
# partner, price, points for competence, for continuity
BIDS = (
    ("partenaire-alpha", "62000", "85", "90"),
    ("partenaire-beta", "58000", "80", "70"),
    ("partenaire-gamma", "71000", "60", "75"),
)
PARTNERS_OF = {
    "partenaire-alpha": "logiciels-fictifs-alpha",
    "partenaire-beta": "developpeuse-fictive-beta",
    "partenaire-gamma": "services-fictifs-gamma",
}
CRITERIA = [
    {"lot": "", "kind": "price", "title": "Prix", "weight": Decimal(40)},
    {
        "lot": "",
        "kind": "competence",
        "title": "Compétence de l’équipe",
        "weight": Decimal(30),
    },
    {
        "lot": "",
        "kind": "continuity",
        "title": "Engagement de continuité",
        "weight": Decimal(30),
    },
]
SELECTION = [
    {
        "kind": "competence",
        "title": "Maîtrise de Plone",
        "level": "Deux réalisations pour des pouvoirs publics, avec une attestation",
    },
    {
        "kind": "reactivity",
        "title": "Délai de réponse",
        "level": "Une réponse en un jour ouvrable, par une personne désignée",
    },
]
GROUNDS = ["insolvency", "misconduct", "past_performance"]
AWARDED: dict[str, Any] = {
    "title": "Développement et intégration de logiciels libres",
    "description": "Les travaux de plus de dix jours que demandent les adhérents.",
    "domain": "technical_services",
    "cpv": "72230000-6",
    "estimated_value": Decimal(180000),
    "lots": [
        {
            "number": "1",
            "title": "Développement Plone",
            "kind": "software",
            "description": "",
            "quantity": Decimal(100),
            "unit": "jours",
            "estimate": Decimal(180000),
            "ceiling": Decimal(240000),
            "max_partners": 3,
            "product": None,
        }
    ],
    "criteria": CRITERIA,
    "grounds": GROUNDS,
    "selection": SELECTION,
    "continuity_clause": "L’adjudicataire s’engage à maintenir ce qu’il livre pendant "
    "cinq ans et à en remettre les sources.",
    "transfer_clause": "Chaque mission se termine par un transfert de connaissances.",
    "reranking_clause": "Le classement peut être revu chaque année sur la base des "
    "évaluations, pour moitié.",
}
OPEN: dict[str, Any] = {
    "title": "Logiciel de gestion des subsides",
    "description": "Une solution commune pour suivre les subsides des pouvoirs locaux.",
    "domain": "documents",
    "cpv": "48000000-8",
    "estimated_value": Decimal(120000),
    "lots": [
        {
            "number": "1",
            "title": "Logiciel et mise en œuvre",
            "kind": "software",
            "description": "Licence ou développement, reprise des données, formation",
            "quantity": Decimal(25),
            "unit": "postes",
            "estimate": Decimal(120000),
            "ceiling": Decimal(150000),
            "max_partners": 1,
            "product": None,
        }
    ],
    "criteria": [
        *CRITERIA[:2],
        {**CRITERIA[2], "weight": Decimal(20)},
        {
            "lot": "",
            "kind": "open_source",
            "title": "Logiciel libre",
            "weight": Decimal(10),
        },
    ],
    "grounds": GROUNDS,
    "selection": SELECTION,
    "continuity_clause": AWARDED["continuity_clause"],
    "open_source_clause": "Une offre sous licence libre reçoit dix points.",
}


def create_tenders(portal: Any, today: date) -> None:
    """Called once the accounts of the committee and of the partners are there."""
    awarded = _published(portal["marches"], AWARDED, today)
    for login, price, *_points in BIDS:
        _bid(portal, login, awarded, price)
    _go_back(awarded, today)
    _open(awarded)
    _score(awarded)
    _select(awarded)
    _turn_keys(awarded)
    _award(awarded, today)
    opened = _published(portal["marches"], OPEN, today)
    publish(opened)
    _question(opened)


def _published(section: Any, values: dict[str, Any], today: date) -> Any:
    due_on = working_day_from(today + 30 * A_DAY)
    with api.env.adopt_user(username="imio-officer"):
        tender = create_in(
            section,
            "Tender",
            committee=COMMITTEE,
            bids_due_on=due_on,
            bids_due_at=time(12),
            questions_until=due_on - 10 * A_DAY,
            **values,
        )
    for login in COMMITTEE:
        with api.env.adopt_user(username=login):
            deposit_key(tender, PASSPHRASES[login])
            declare(tender, {})
    with api.env.adopt_user(username="imio-officer"):
        perform(tender, "publish")
    return tender


def _bid(portal: Any, login: str, tender: Any, price: str) -> None:
    partner = portal["partenaires"][PARTNERS_OF[login]]
    answers = {"2": "Réponse fictive.", "3": "Engagement fictif de cinq ans."}
    content = BidContent((LotBid("1", Decimal(price), True, answers),))
    with api.env.adopt_user(username=login):
        deposit(prepare_bid(partner, tender.UID()), content, ())


def _go_back(tender: Any, today: date) -> None:
    """As if it had been published long ago, and the deadline were past."""
    tender.published_on = working_day_until(today - 75 * A_DAY)
    tender.bids_due_on = working_day_until(today - 35 * A_DAY)
    tender.questions_until = tender.bids_due_on - 10 * A_DAY
    publish(tender)


def _open(tender: Any) -> None:
    with api.env.adopt_user(username="imio-officer"):
        perform(tender, "close_bidding")
    _turn_keys(tender)


def _turn_keys(tender: Any) -> None:
    """The technical parts are opened the first time, the prices the second time."""
    for login in COMMITTEE:
        with api.env.adopt_user(username=login):
            turn_key(tender, PASSPHRASES[login])
    publish(tender)


def _score(tender: Any) -> None:
    names = {PARTNERS_OF[login]: points for login, _price, *points in BIDS}
    for login in COMMITTEE:
        with api.env.adopt_user(username=login):
            give(tender, list(_rows(tender, names)))


def _select(tender: Any) -> None:
    """Every bidder meets all that is asked."""
    with api.env.adopt_user(username="imio-officer"):
        check(
            tender,
            [
                {
                    "partner": bidder.partner,
                    "requirement": each,
                    "met": True,
                    "reason": "Pièce fictive.",
                }
                for bidder in examinees(tender)
                for each in requirements_of(tender)
            ],
        )


def _rows(tender: Any, names: dict[str, list[str]]) -> Any:
    for bid, lot in offers_to_score(tender):
        for criterion, points in zip(
            ("2", "3"), names[bid.bidder().getId()], strict=True
        ):
            yield {
                "bid": bid.UID(),
                "lot": lot,
                "criterion": criterion,
                "points": points,
                "reason": "Motif fictif.",
            }


def _award(tender: Any, today: date) -> None:
    """As if the letters had left three weeks ago, and the standstill were over."""
    with api.env.adopt_user(username="imio-manager"):
        name(tender, uid(_decision(tender, today)))
        perform(tender, "notify_award")
        tender.letters_sent_on = working_day_until(today - 21 * A_DAY)
        days = legal_numbers().standstill
        tender.standstill_until = standstill(tender.letters_sent_on, days).day
        publish(tender)
        perform(tender, "award")


def _decision(tender: Any, today: date) -> Any:
    """The act of the board by which the tender is awarded."""
    act = create_in(
        api.portal.get()["deliberations"],
        "Deliberation",
        title=f"Attribution du marché « {tender.title} »",
        body="board",
        purpose="tender",
        visas=[{"text": "Vu la loi du 17 juin 2016 relative aux marchés publics ;"}],
        recitals=[{"text": "Considérant le classement des offres ;"}],
        articles=[{"text": f"D’attribuer le marché {tender.number}."}],
    )
    # The bids were opened today: no board awards before, though it be a Sunday.
    adopt(act, today, UNANIMOUS)
    perform(act, "execute")
    return act


def _question(tender: Any) -> None:
    with api.env.adopt_user(username="partenaire-beta"):
        questions.ask(tender, "La reprise des données porte-t-elle sur dix ans ?")
    with api.env.adopt_user(username="imio-officer"):
        questions.write_answers(tender, {"1": "Sur cinq ans."})
        questions.publish_answers(tender)
