"""A need becomes a market, a cascade and a support, by seven people in a browser."""

from datetime import date
from datetime import timedelta
from imio.mutualisation.demo.people import PASSWORD
from market import LINE

import pytest


CRITERIA = [
    {"kind": "price", "title": "Prix", "weight": "40"},
    {"kind": "competence", "title": "Compétence", "weight": "30"},
    {"kind": "continuity", "title": "Continuité", "weight": "30"},
]
DUE = date.today() + timedelta(days=30)


@pytest.fixture
def someone(person):
    """One window for each person of the story."""
    windows = {}

    def window(login):
        if login not in windows:
            windows[login] = person(login)
        return windows[login]

    return window


def fill(window, **values):
    for name, value in values.items():
        window.page.fill(f"[name='{name}']", value)


def state_need(agent):
    """Andenne says what it needs; nothing resembles it."""
    agent.go("besoins/@@nouveau-besoin")
    fill(agent, text="Gestion des cimetières")
    agent.press("Chercher")
    agent.press("Aucun ne convient : exprimer un nouveau besoin")
    fill(agent, **{"form.widgets.title": "Gestion des cimetières"})
    agent.page.select_option("[name='form.widgets.domain:list']", "technical_services")
    agent.press("Enregistrer")
    return agent.page.url.removesuffix("/view")


def join(agent, need, volume):
    agent.page.goto(f"{need}/@@rejoindre")
    agent.page.check("[name='commitment'][value='firm']")
    fill(agent, volume=volume)
    agent.press("Enregistrer")


def prepare_tender(officer, need):
    """IMIO pools the need and completes the specifications."""
    officer.page.goto(need)
    officer.press("Mutualiser")
    officer.press("Préparer le marché")
    return officer.page.url.removesuffix("/view")


def tab(window, name):
    window.page.locator(".autotoc-nav a", has_text=name).first.click()


def fill_grid(window, grid, rows):
    """One row after the other; the last one of a grid is empty."""
    shown = window.page.locator(f"[data-name_prefix='form.widgets.{grid}'] tr:visible")
    for place, row in enumerate(rows):
        if place:
            shown.last.locator(".dgf--row-add").click()
        for name, value in row.items():
            cell = shown.last.locator(f"[name*='.widgets.{name}']").first
            if cell.evaluate("each => each.tagName") == "SELECT":
                cell.select_option(value)
            else:
                cell.fill(value)


def edit(window, url):
    """The form of a record, once its widgets are there."""
    window.page.goto(f"{url}/edit")
    window.page.wait_for_load_state("networkidle")


def complete(officer, tender):
    """The estimate, the criteria, the calendar and the committee."""
    edit(officer, tender)
    fill(officer, **{"form.widgets.estimated_value": "90000"})
    tab(officer, "Lots et critères")
    fill_grid(officer, "criteria", CRITERIA)
    tab(officer, "Calendrier")
    due = {"bids_due_on": DUE.isoformat(), "bids_due_at": "12:00"}
    fill(officer, **{f"form.widgets.{name}": value for name, value in due.items()})
    tab(officer, "Commission")
    committee = ["imio-officer", "imio-manager"]
    officer.page.select_option("[name='form.widgets.committee.from']", committee)
    officer.page.click("[name='from2toButton']")
    officer.press("Enregistrer")


def deposit_key(member, tender):
    member.page.goto(tender)
    member.press("Déposer ma clé")
    fill(member, password=PASSWORD, password_again=PASSWORD)
    member.press("Déposer ma clé")
    assert member.sees("Votre clé est déposée.")


def seal(bidder, tender, name, price):
    bidder.page.goto(tender)
    bidder.press(f"Préparer une offre : {name}")
    fill(bidder, **{"price-1": price, "answer-1-2": "Dix ans de métier"})
    bidder.press("Sceller et envoyer l’offre")
    assert bidder.sees("engagement de continuité")
    assert bidder.page.input_value("[name='price-1']") == price
    fill(bidder, **{"answer-1-3": "Cinq ans"})
    bidder.press("Sceller et envoyer l’offre")
    assert bidder.sees("Votre offre est scellée")


def turn_key(member, tender):
    member.page.goto(tender)
    member.press("Tourner ma clé")
    fill(member, password=PASSWORD)
    member.press("Tourner ma clé")


def score(member, tender, points):
    """Points by bid, in the order of the page; the same reason for all."""
    member.page.goto(f"{tender}/@@evaluer")
    fields = member.page.locator("[name^='points-']")
    for place in range(fields.count()):
        fields.nth(place).fill(points[place // 2])
    reasons = member.page.locator("[name^='reason-']")
    for place in range(reasons.count()):
        reasons.nth(place).fill("Motif fictif")
    member.press("Enregistrer mes cotes")


def confirm(window, step, comment=""):
    """Press a step that asks for a word, and say it."""
    window.press(step)
    if comment:
        fill(window, comment=comment)
        window.press(step)


@pytest.mark.row("D5", "D22", "D27", "H4", "H6")
def test_from_the_need_of_one_to_the_support_of_all(someone, client, travel):
    officer, manager = someone("imio-officer"), someone("imio-manager")
    need = state_need(someone("agent-andenne"))
    for login, volume in (("andenne", "10"), ("mons", "15"), ("gembloux", "5")):
        join(someone(f"agent-{login}"), need, volume)
    tender = prepare_tender(officer, need)
    complete(officer, tender)
    for member in (officer, manager):
        deposit_key(member, tender)
    officer.page.goto(tender)
    officer.press("Publier le marché")
    alpha, beta = someone("partenaire-alpha"), someone("partenaire-beta")
    seal(alpha, tender, "Logiciels Fictifs Alpha", "42 000,00")
    seal(beta, tender, "Développeuse Fictive Beta", "40 000,00")
    travel(days=31)
    officer.page.goto(tender)
    officer.press("Clore la remise des offres")
    for member in (officer, manager):
        turn_key(member, tender)
    for member in (officer, manager):
        score(member, tender, ("70", "95"))
    officer.page.goto(tender)
    assert officer.sees("Classement, lot 1")
    officer.press("Envoyer les lettres d’attribution")
    assert officer.sees("Délai d’attente jusqu’au")
    travel(days=20)
    manager.page.goto(tender)
    manager.press("Attribuer le marché")
    assert manager.sees("Cascade, lot 1")
    work(someone, client, tender)


def work(someone, client, tender):
    """Twelve days: the first refuses, the second does it, hands over, is supported."""
    agent, officer = someone("agent-andenne"), someone("imio-officer")
    alpha, beta = someone("partenaire-alpha"), someone("partenaire-beta")
    agent.go("adherents/andenne/++add++imio.mutualisation.ServiceRequest")
    agent.page.select_option("[name='form.widgets.kind:list']", "integration_project")
    uid = client("imio-officer").get(tender).json()["UID"]
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
    alpha.go("partenaires/logiciels-fictifs-alpha")
    assert alpha.sees("réponse pour le")
    alpha.page.goto(request)
    confirm(alpha, "Refuser la mission", "Complet jusqu’à l’été.")
    officer.page.goto(request)
    officer.press("Proposer au partenaire suivant")
    beta.page.goto(request)
    beta.press("Accepter la mission")
    quote = quote_of(beta)
    officer.page.goto(quote)
    officer.press("Envoyer le devis")
    signatory = someone("signataire-andenne")
    signatory.page.goto(quote)
    signatory.press("Signer pour accord")
    signatory.press("Signer pour accord")
    officer.page.goto(request)
    officer.press("Démarrer la mise en œuvre")
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
        "transferred_on": "2026-01-31",
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
