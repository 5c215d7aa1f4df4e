"""The need of a CPAS, a market, a licence that three members draw from, its renewal.

IMIO, 2012: « La demande venait du CPAS de Charleroi […] IMIO a fait appel au marché et
sélectionné la solution Ricoh que tous les autres clients d'IMIO pourront donc désormais
exploiter à conditions avantageuses ».
"""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.rules.deadlines import months_after
from market import ALPHA
from market import BETA
from market import TERMS
from plone import api

import pytest
import transaction


TODAY = clock.today()  # on which the story begins


@pytest.fixture
def cpas(site):
    """The agent of Durbuy also acts for a CPAS, whose commune is a member."""
    member = site["adherents"]["cpas-de-grez-doiceau"]
    api.group.add_user(groupname=group_id(member, "agents"), username="agent-durbuy")
    transaction.commit()
    return "cpas-de-grez-doiceau"


@pytest.mark.row("B2", "D17", "D27", "D28", "J4", "J5", "J7", "C15")
def test_the_need_of_one_becomes_the_licence_of_all(market, cpas):
    need = state_need(market, cpas)
    tender = hold_tender(market, need)
    licence = sign(market, tender)
    market.done("imio-officer", need, {"licence": licence}, method="patch")
    market.act("imio-officer", "satisfy", need)
    draw(market, licence, cpas)
    wait_and_give_back(market, licence)
    renew(market, licence)


def state_need(market, cpas):
    body = {
        "@type": "imio.mutualisation.Need",
        "title": "Numérisation du courrier",
        "domain": "documents",
        "member": cpas,
    }
    need = market.done("agent-durbuy", "besoins", body)["@id"]
    for name, volume in ((cpas, "4"), ("andenne", "3")):
        login = "agent-durbuy" if name == cpas else f"agent-{name}"
        said = {"member": name, "commitment": "firm", "volume": volume}
        market.done(login, f"{need}/@join", said)
    market.act("imio-officer", "pool", need)
    return need


def hold_tender(market, need):
    market.tender = market.done("imio-officer", f"{need}/@tender")["@id"]
    due = (TODAY + timedelta(days=30)).isoformat()
    terms = {**TERMS, "bids_due_on": due, "bids_due_at": "12:00:00"}
    market.done("imio-officer", market.tender, terms, method="patch")
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "42000.00")
    market.seal("partenaire-beta", BETA, "40000.00")
    market.open()
    market.judge({"partenaire-alpha": 95, "partenaire-beta": 70})
    market.award()
    return market.tender


def sign(market, tender):
    """Ten seats of the winner, a year renewed tacitly, three months of notice."""
    start = TODAY + timedelta(days=51)
    body = {
        "@type": "imio.mutualisation.Licence",
        "title": "Numérisation du courrier",
        "supplier": "logiciels-fictifs-alpha",
        "product": "ricoh",
        "tender": tender,
        "pool": 10,
        "unit_price": "90.00",
        "public_unit_price": "150.00",
        "start": start.isoformat(),
        "end": (months_after(start, 12) - timedelta(days=1)).isoformat(),
        "renewal": "tacit",
    }
    licence = market.done("imio-officer", "licences", body)["@id"]
    assert market.refused("agent-mons", licence, method="get") == "nothing_there"
    market.act("imio-officer", "activate", licence)
    return licence


def draw(market, licence, cpas):
    """The one that asked, one that joined, and one that did neither."""
    for login, member, quantity in (
        ("agent-durbuy", cpas, 4),
        ("agent-andenne", "andenne", 3),
        ("agent-mons", "mons", 2),
    ):
        body = {"member": member, "quantity": quantity}
        seats = market.done(login, f"{licence}/@allotments", body)["@id"]
        market.act("imio-officer", "grant", seats)
        market.act(login, "accept", seats)
    shown = market.done("agent-mons", f"{licence}/@allotments", method="get")
    assert shown["seats"]["free"] == 1
    assert [each["quantity"] for each in shown["items"]] == [2]


def wait_and_give_back(market, licence):
    ask = {"member": "gembloux", "quantity": 3}
    door = f"{licence}/@allotments"
    answer = market.of("agent-gembloux").post(door, json=ask)
    assert (answer.status_code, answer.json()["free"]) == (409, 1)
    waiting = market.done("agent-gembloux", door, {**ask, "wait": True})
    held = market.done("agent-andenne", door, method="get")["items"][0]["@id"]
    market.done("agent-andenne", f"{held}/@give-back", {"quantity": 2})
    served = market.done("agent-gembloux", waiting["@id"], method="get")
    assert served["review_state"] == "asked"


def renew(market, licence):
    """A year goes by without notice; the next year notice is given, and it ends."""
    market.travel(days=380)
    market.done("imio-officer", "@due-steps")
    renewed = market.done("imio-officer", licence, method="get")
    assert renewed["end"] > (TODAY + timedelta(days=700)).isoformat()
    market.act("imio-officer", "give_notice", licence, "Une autre offre est meilleure.")
    market.travel(days=380)
    market.done("imio-officer", "@due-steps")
    ended = market.done("agent-mons", licence, method="get")
    assert ended["review_state"] == "ended"
