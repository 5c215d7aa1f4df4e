"""Work on a market's cascade, by the commune, IMIO and two partners in a browser; a market
that is put off, complained of and appealed, until a partner leaves.
"""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.demo.people import PASSPHRASES
from market import add_delta
from market import BETA
from market import COMMITTEE
from market import damage
from market import LINE
from market import Market
from market import of_four
from market_pages import confirm
from market_pages import decide
from market_pages import edit
from market_pages import fill
from market_pages import fill_grid
from market_pages import plan_work
from market_pages import score
from market_pages import select
from market_pages import tab
from market_pages import turn_key

import pytest


TENDER = "marches/developpement-et-integration-de-logiciels-libres"


@pytest.mark.row("D5")
def test_work_goes_down_the_cascade_to_support(someone, client):
    """Twelve days: the first refuses, the second does it, hands over, is supported."""
    agent, officer = someone("agent-andenne"), someone("imio-officer")
    alpha, beta = someone("partenaire-alpha"), someone("partenaire-beta")
    agent.go("adherents/andenne/++add++imio.mutualisation.ServiceRequest")
    agent.page.select_option("[name='form.widgets.kind:list']", "integration_project")
    uid = client("imio-officer").get(TENDER).json()["UID"]
    agent.page.select_option("[name='form.widgets.framework:list']", f"{uid}:1")
    fill(agent, **{"form.widgets.need": "Relier les cimetières à la population."})
    agent.press("Enregistrer")
    agent.press("Envoyer la demande")
    request = agent.page.url.removesuffix("/view")
    edit(officer, request)
    tab(officer, "Travail")
    fill(officer, **{"form.widgets.estimated_days": "12"})
    officer.press("Enregistrer")
    officer.press("Proposer au partenaire suivant")
    officer.press("Proposer au partenaire suivant")  # once it is shown
    alpha.go("partenaires/logiciels-fictifs-alpha")
    assert alpha.sees("réponse pour le")
    alpha.page.goto(request)
    confirm(alpha, "Refuser la mission", "Complet jusqu’à l’été.")
    assert alpha.sees("IMIO propose le travail au partenaire suivant")
    assert alpha.sees("Travaux qui vous sont proposés")
    officer.page.goto(request)
    officer.press("Proposer au partenaire suivant")
    officer.press("Proposer au partenaire suivant")  # once it is shown
    beta.page.goto(request)
    beta.press("Accepter la mission")
    beta.press("Accepter la mission")  # once it is shown
    quote = quote_of(beta)
    officer.page.goto(quote)
    officer.press("Envoyer le devis")
    officer.press("Envoyer le devis")  # once its totals are seen
    signatory = someone("signataire-andenne")
    signatory.page.goto(quote)
    signatory.press("Signer pour accord")
    signatory.press("Signer pour accord")
    officer.page.goto(request)
    officer.press("Démarrer la mise en œuvre")
    plan_work(officer, request)
    signatory.page.goto(request)
    signatory.press("Signer la réception")
    signatory.press("Signer la réception")
    officer.page.goto(request)
    assert officer.sees("transfert")
    hand_over(officer, request)
    officer.press("Passer au support")
    agent.page.goto(request)
    assert agent.sees("En support : rien à faire.")


def hand_over(officer, request):
    """What the partner hands over: to whom, when, which documents."""
    edit(officer, request)
    tab(officer, "Transfert de connaissances")
    transfer = {
        "transferred_on": clock.today().isoformat(),
        "transfer_receiver": "IMIO",
        "transfer_documents": "Sources et manuel",
    }
    fill(officer, **{f"form.widgets.{name}": text for name, text in transfer.items()})
    officer.press("Enregistrer")


def quote_of(beta):
    """The partner prepares its quote and hands it in."""
    beta.press("Préparer un devis")
    quote = beta.page.url.removesuffix("/view")
    edit(beta, quote)
    fill_grid(beta, "lines", [LINE])
    beta.press("Enregistrer")
    beta.press("Remettre le devis à IMIO")
    return quote


@pytest.fixture
def sealed(client, travel, once):
    """Published with two lots; four partners have sealed their bids."""
    once(add_delta)
    return of_four(Market(client, travel))


@pytest.mark.row("D4", "D24", "H4", "H5", "H7", "H9")
def test_a_market_goes_through_all_that_may_befall_it(sealed, someone, site, travel):
    officer, manager = someone("imio-officer"), someone("imio-manager")
    gamma, tender = someone("partenaire-gamma"), sealed.tender
    in_the_gazette(officer, tender)
    put_off(officer, tender)
    complain(officer, tender)
    gamma.page.goto(sealed.bids["partenaire-gamma"])
    assert gamma.sees("Scellée")
    gamma.press("Retirer l’offre")
    gamma.press("Retirer l’offre")  # once it is shown
    travel(days=38)
    officer.page.goto(tender)
    officer.press("Clore la remise des offres")
    damage(sealed, site, "partenaire-delta")
    keys = tuple(zip((officer, manager), map(PASSPHRASES.get, COMMITTEE), strict=True))
    for member, passphrase in (*keys, keys[0]):  # who signs what was set aside
        turn_key(member, tender, passphrase)
    assert officer.sees("Offres mises de côté")
    assert officer.sees("Programmeuse Fictive Delta")
    for member in (officer, manager):
        score(member, tender, ("70", "80", "90"))
    for member, passphrase in keys:
        turn_key(member, tender, passphrase)
    select(officer, tender)
    decide(officer, tender)
    officer.press("Envoyer les lettres d’attribution")
    officer.press("Envoyer les lettres d’attribution")  # once it is shown
    appeal(officer, tender)
    travel(days=20)
    manager.page.goto(tender)
    manager.press("Attribuer le marché")
    manager.press("Attribuer le marché")  # once it is shown
    assert manager.sees("Cascade, lot 2")
    partner = sealed.read(None, BETA)["UID"]
    renew_and_leave(officer, tender, travel, partner)


def in_the_gazette(officer, tender):
    """The notice has its number, once it is there."""
    officer.page.goto(tender)
    officer.press("Numéros de parution")
    officer.page.select_option("[name='gazette']", "ted")
    day, url = clock.today().isoformat(), "https://ted.europa.eu/123456-2026"
    fill(officer, number="123456-2026", on=day, url=url)
    officer.press("Noter la parution")
    assert officer.sees("TED 123456-2026, avis de marché")


def put_off(officer, tender):
    """A week more, for a reason that everybody reads."""
    edit(officer, tender)
    tab(officer, "Calendrier")
    due = (clock.today() + timedelta(days=37)).isoformat()
    said = {"bids_due_on": due, "change_reason": "Une semaine de plus."}
    fill(officer, **{f"form.widgets.{name}": value for name, value in said.items()})
    officer.press("Enregistrer")
    assert officer.sees("Modifications depuis la publication")
    assert officer.sees("Une semaine de plus.")


def noted(officer, tender, against):
    officer.page.goto(f"{tender}/@@recours")
    officer.page.select_option("[name='against']", against)
    said = {"by": "Services Fictifs Gamma", "ground": "Motif fictif."}
    day = clock.today().isoformat()
    court = {"court": "Conseil d’État", "received_on": day, "effect": "Aucune."}
    fill(officer, **said, **court)
    officer.press("Noter")


def complain(officer, tender):
    """Of the terms; it is not well founded."""
    noted(officer, tender, "terms")
    officer.page.goto(f"{tender}/@@recours")
    fill(officer, decision="Non fondée.")
    officer.press("Rejeté")


def appeal(officer, tender):
    noted(officer, tender, "award")
    assert officer.sees("En recours")
    confirm(officer, "Recours rejeté", "Arrêt du 1er mars.")
    assert officer.sees("En délai d’attente")


def renew_and_leave(officer, tender, travel, partner):
    """A year more; then the first partner withdraws from the network."""
    travel(days=330)
    today = clock.today()
    year = {"decided_on": today.isoformat()}
    year["until"] = (today + timedelta(days=365)).isoformat()
    leaving = {"on": today.isoformat(), "kind": "party_withdrawal"}
    edit(officer, tender)
    tab(officer, "Contrat")
    fill_grid(officer, "renewals", [year])
    fill_grid(
        officer,
        "amendments",
        [{**leaving, "description": "Retrait", "partner": partner}],
    )
    officer.press("Enregistrer")
    cascade = officer.page.locator("section", has_text="Cascade, lot 1").last
    assert "Alpha" in cascade.inner_text()
    assert "Beta" not in cascade.inner_text()
