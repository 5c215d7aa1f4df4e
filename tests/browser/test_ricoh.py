"""Ricoh: the need of a CPAS, a market, a licence that three members draw from, its
renewal and its end, in a browser.
"""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.rules.deadlines import months_after
from market_pages import confirm
from market_pages import fill
from market_pages import hold_market
from market_pages import join
from market_pages import prepare_tender
from market_pages import tab
from plone import api

import pytest
import transaction


START = clock.today()
TITLE = "Numérisation du courrier (fictif)"
NEED = "Numériser le courrier entrant"


@pytest.fixture
def cpas(site):
    """Durbuy's agent also acts for a CPAS whose commune is a member."""
    member = site["adherents"]["cpas-de-grez-doiceau"]
    api.group.add_user(groupname=group_id(member, "agents"), username="agent-durbuy")
    transaction.commit()
    return member.UID()


def choose(window, name, label):
    window.page.select_option(f"[name='form.widgets.{name}:list']", label=label)


def state_need(agent, cpas):
    """Durbuy says what the CPAS needs; nothing resembles it."""
    agent.go("besoins/@@nouveau-besoin")
    fill(agent, text=NEED)
    agent.press("Chercher")
    agent.press("Aucun ne convient : exprimer un nouveau besoin")
    fill(agent, **{"form.widgets.title": NEED})
    choose(agent, "domain", "Gestion documentaire")
    agent.page.select_option("[name='form.widgets.member:list']", cpas)
    agent.press("Enregistrer")
    assert agent.sees("CPAS de Grez-Doiceau")
    return agent.page.url.removesuffix("/view")


def join_for(agent, need, member, volume):
    """The same for an agent of two members, who says for which."""
    agent.page.goto(f"{need}/@@rejoindre")
    agent.page.select_option("#member", member)
    agent.page.check("[name='commitment'][value='firm']")
    fill(agent, volume=volume)
    agent.press("Enregistrer")


def sign(officer, tender):
    """From the page of the awarded market to the active licence."""
    officer.page.goto(tender)
    officer.press("Établir une licence")
    officer.ready()
    fill(officer, **{"form.widgets.title": TITLE})
    tab(officer, "Parties")
    choose(officer, "supplier", "Logiciels Fictifs Alpha")
    tab(officer, "Places")
    fill(officer, **{"form.widgets.pool": "10"})
    tab(officer, "Prix")
    prices = {"unit_price": "90,00", "public_unit_price": "150,00", "base_index": "120"}
    fill(officer, **{f"form.widgets.{name}": each for name, each in prices.items()})
    tab(officer, "Durée")
    last = months_after(START, 12) - timedelta(days=1)
    days = {"start": START.isoformat(), "end": last.isoformat()}
    fill(officer, **{f"form.widgets.{name}": day for name, day in days.items()})
    choose(officer, "renewal", "Tacite, sauf préavis")
    officer.press("Enregistrer")
    officer.press("Activer la licence")
    assert officer.sees("sauf si IMIO donne le préavis")
    return officer.page.url.removesuffix("/view")


def satisfy(officer, need):
    """IMIO ties the need to what came of it."""
    officer.page.goto(f"{need}/edit")
    officer.ready()
    tab(officer, "Résultat")
    choose(officer, "licence", TITLE)
    officer.press("Enregistrer")
    officer.press("Acter la réponse")
    officer.press("Acter la réponse")  # once it has seen what its people are told
    assert officer.page.get_by_role("link", name=TITLE).count() == 1


def ask(agent, licence, quantity, member=None):
    agent.page.goto(licence)
    agent.press("Demander des places")
    if member:
        agent.page.select_option("#member", member)
    fill(agent, quantity=quantity)
    agent.press("Demander des places")
    if not agent.misses("Vérifiez ce que le site a compris"):
        agent.press("Demander des places")


def answer(officer, licence, name):
    officer.page.goto(licence)
    officer.follow(officer.page.get_by_role("link", name=name, exact=True).last)
    officer.press("Attribuer")
    officer.press("Attribuer")  # once it is shown
    assert officer.sees("confirmez quand vous les avez reçues")


@pytest.mark.row(
    "B2",
    "D17",
    "D22",
    "D27",
    "D28",
    "H4",
    "H6",
    "J1",
    "J4",
    "J5",
    "J6",
    "J7",
    "J9",
    "C15",
)
@pytest.mark.sends(
    "ITender/@@declarer",
    "ITender/@@deposer-cle",
    "IPartner/@@prepare-bid",
    "ITender/@@tourner-cle",
    "ITender/@@evaluer",
    "ILicence/@@demander-postes",
    "IAllotment/@@rendre",
    "ILicence/@@reviser",
)
def test_the_need_of_one_becomes_the_licence_of_all(someone, cpas, travel):
    officer, agent = someone("imio-officer"), someone("agent-durbuy")
    andenne, mons = someone("agent-andenne"), someone("agent-mons")
    need = state_need(agent, cpas)
    join_for(agent, need, cpas, "4")
    join(andenne, need, "3")
    tender = prepare_tender(officer, need)
    hold_market(someone, tender, travel)
    licence = sign(officer, tender)
    satisfy(officer, need)
    ask(agent, licence, "4", cpas)
    ask(andenne, licence, "3")
    ask(mons, licence, "dix")
    assert mons.page.input_value("[name='quantity']") == "dix"
    fill(mons, quantity="2")
    mons.press("Demander des places")
    mons.press("Demander des places")  # once it is shown
    for name in ("CPAS de Grez-Doiceau", "Andenne", "Mons"):
        answer(officer, licence, name)
    mons.go("licences/@@mes-licences")
    assert "120,00" in mons.main()  # 2 x (150 - 90)
    mons.press(TITLE)
    mons.press("Confirmer la réception")
    assert mons.sees("En usage")
    wait_and_give_back(someone("agent-gembloux"), mons, licence)
    revise(officer, licence)
    renew(officer, licence, travel)


def wait_and_give_back(gembloux, mons, licence):
    ask(gembloux, licence, "3")
    assert gembloux.sees("1 place(s) libre(s) pour 3 demandée(s)")
    gembloux.page.check("#wait")
    gembloux.press("Demander des places")
    gembloux.press("Demander des places")
    mons.press("Rendre des places")
    mons.press("Rendre")
    gembloux.go("licences/@@mes-licences")
    gembloux.press(TITLE)
    assert gembloux.sees("Les places vous sont gardées")


def revise(officer, licence):
    officer.page.goto(licence)
    officer.press("Réviser le prix")
    fill(officer, valid_from=START.isoformat(), index="126")
    officer.press("Réviser le prix")
    assert officer.sees("Vérifiez ce que le site a compris")
    officer.press("Réviser le prix")
    officer.ready()
    officer.page.locator("summary", has_text="Comment le prix").click()
    assert officer.sees("× 126 / 120")
    assert "93,60" in officer.main()  # 90 x (20 % + 80 % x 126/120)


def renew(officer, licence, travel):
    """Nobody acts: it renews. Then notice is given, and it ends."""
    travel(days=370)
    officer.go("@@echeances")
    officer.press("Acter ce qui est échu aujourd’hui")
    officer.page.goto(licence)
    assert officer.sees("Acter la reconduction tacite")
    confirm(officer, "Donner le préavis", "Une autre offre est meilleure.")
    assert officer.sees("Le préavis est donné")
    travel(days=370)
    officer.page.goto(licence)
    officer.press("Clore la licence")
    officer.press("Clore la licence")  # once it is shown
    assert officer.sees("Ce contrat est terminé")
