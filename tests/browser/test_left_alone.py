"""A vendor gives up: IMIO declares it, a member follows its roadmap, IMIO concludes."""

from imio.mutualisation.base import clock
from imio.mutualisation.rules.deadlines import months_after
from market_pages import edit
from market_pages import fill
from market_pages import tab

import pytest


ENDS = months_after(clock.today(), 6)
DECLARE = "Déclarer l’incident et ouvrir les demandes"


def choose(window, name, label):
    window.page.select_option(f"[name='form.widgets.{name}:list']", label=label)


def note_all_done(officer, request):
    officer.page.goto(f"{request}/@@mesures")
    boxes = officer.page.locator("[name^='done-']:not([type='hidden'])")
    for place in range(boxes.count()):
        boxes.nth(place).check()
    officer.press("Enregistrer")


@pytest.mark.row("E1", "E2", "E3", "E9")
@pytest.mark.sends("IServiceRequest/@@mesures")
def test_nobody_is_left_alone_with_a_solution(person):
    officer, agent = person("imio-officer"), person("agent-mons")
    officer.go("catalogue/deliberations")
    officer.press("Signaler un incident")
    officer.ready()
    fill(officer, **{"form.widgets.effective_on": ENDS.isoformat()})
    officer.press("Enregistrer")
    assert officer.sees("Dites ce que le fournisseur avait promis")
    incident = officer.page.url.removesuffix("/view")

    edit(officer, incident)
    tab(officer, "Engagement du fournisseur")
    choose(officer, "provider_commitment", "Il n’avait rien promis")
    officer.press("Enregistrer")
    officer.press(DECLARE)
    assert officer.sees("2 adhérent(s)")
    officer.press(DECLARE)
    assert officer.sees("Qui est concerné")

    agent.page.goto(incident)
    agent.press("MUT-", exact=False)
    assert agent.sees("Inventorier données, accès et interfaces")
    request = agent.page.url.removesuffix("/view")

    note_all_done(officer, request)
    assert officer.sees("9 mesure(s) sur 9 sont réalisées.")
    officer.press("Conclure la continuité")
    officer.page.fill("#comment", "La nouvelle solution fonctionne.")
    officer.press("Conclure la continuité")
    agent.page.goto(request)
    assert agent.sees("Clôturée")


@pytest.mark.row("E6")
def test_a_member_says_what_it_expects(person):
    agent, officer = person("agent-andenne"), person("imio-officer")
    agent.go("adherents/andenne/++add++imio.mutualisation.ServiceRequest")
    choose(agent, "kind", "Continuité")
    fill(agent, **{"form.widgets.need": "Notre logiciel de crèche s’arrête."})
    tab(agent, "Continuité")
    choose(agent, "asks", "Qu’IMIO poursuive son développement")
    agent.press("Enregistrer")
    agent.press("Envoyer la demande")
    assert agent.sees("IMIO ne poursuit pas un progiciel")
    officer.page.goto(agent.page.url)
    assert officer.sees("Ni support ni postes n’en sont connus ici")
