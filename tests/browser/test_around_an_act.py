"""What surrounds a vote, in a real browser: levels, advice, signatures, follow-ups."""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.demo.people import PASSWORD
from market_pages import fill_grid

import pytest


MEMBER = "adherents/andenne"
AGENT, DIRECTOR = "agent-andenne", "signataire-andenne"
ACT = f"{MEMBER}/deliberation"
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


def sound(window, width):
    """It fits, and axe is content."""
    window.page.set_viewport_size({"width": width, "height": 900})
    window.ready()
    assert window.violations() == []
    assert window.page.evaluate("document.documentElement.scrollWidth") <= width


def type_in(window, **values):
    for name, value in values.items():
        window.page.fill(f"[name='form.widgets.{name}']", value)


@pytest.fixture
def draft(client):
    """A draft of Andenne; its agent writes it, its director validates and advises."""
    officer = client("imio-officer")
    people = {"people": DIRECTOR}
    settled = {
        "validation_levels": [{"level": "Direction générale", **people}],
        "advisers": [{"service": "Service juridique", "kind": "service", **people}],
    }
    assert officer.patch(MEMBER, json=settled).status_code == 204
    kind = {"@type": "imio.mutualisation.Deliberation", "title": "Bail canari"}
    said = {"articles": [{"text": "De louer."}], "body": "college"}
    on = {"sitting_on": str(clock.today() + timedelta(days=30))}
    made = client(AGENT).post(MEMBER, json={**kind, **said, **on})
    assert made.status_code == 201, made.text
    return made.json()["@id"].partition("/plone/")[2]


PASTE = """html => {
  const data = new DataTransfer(), box = document.getElementById("pasted");
  data.setData("text/html", html);
  const told = {clipboardData: data, bubbles: true, cancelable: true};
  box.dispatchEvent(new ClipboardEvent("paste", told));
}"""
WORD = (
    "<p class=MsoNormal>Vu le <b>bail</b> ;</p><p>Considérant l’offre ;</p>"
    "<p>Article 1er. De louer :</p><ul><li>la salle</li><li>la cour</li></ul>"
    "<table><tr><td>Salle</td><td>12,50 €</td></tr></table>"
)


def pasted(agent, width):
    """What a word processor puts on the clipboard is parted at once, then saved."""
    agent.press("Texte de l’acte")
    sound(agent, width)
    with agent.page.expect_navigation():
        agent.page.evaluate(PASTE, WORD)
    agent.ready()
    assert agent.violations() == []
    agent.press("Enregistrer")
    assert agent.page.locator(".mut-act td").all_text_contents() == ["Salle", "12,50 €"]
    assert agent.page.locator(".mut-articles ul li").count() == 2


WRITES_IN = """id => document.getElementById(id)?.contains(document.activeElement)"""


def led_to(agent, field):
    """The form is open at the field, ready to write there."""
    box = f"formfield-form-widgets-{field}"
    agent.page.wait_for_function(WRITES_IN, arg=box)


@pytest.mark.row("G2", "G3")
@WIDTHS
def test_a_draft_is_advised_and_validated(person, draft, width):
    agent, director = person(AGENT), person(DIRECTOR)
    agent.go(draft)
    pasted(agent, width)
    agent.press("Demander un avis")
    sound(agent, width)
    agent.page.get_by_label("Obligatoire").check()
    agent.press("Enregistrer")
    assert agent.sees("Demandé")
    sound(agent, width)
    agent.go(draft)
    agent.press("Proposer à la validation")
    sound(agent, width)
    director.go()
    assert director.sees("Rédiger l’avis")
    director.go(f"{draft}/avis")
    director.press("Rédiger l’avis")
    director.page.select_option(
        "select[name='form.widgets.sense:list']", "unfavourable"
    )
    type_in(director, text="Le bail n’a pas de terme.")
    sound(director, width)
    director.press("Enregistrer")
    agent.go(f"{draft}/avis")
    assert agent.misses("pas de terme")
    director.press("Rendre l’avis")
    director.press("Rendre l’avis")
    agent.go(f"{draft}/avis")
    assert agent.sees("pas de terme")
    director.go(draft)
    director.press("Valider")
    director.press("Valider")
    agent.go(draft)
    assert agent.sees("Défavorable")
    agent.press("Inscrire à l’ordre du jour")
    assert agent.sees("À l’ordre du jour")
    agent.page.get_by_role("link", name="Notez les membres").first.click()
    led_to(agent, "members_in_office")
    agent.go(f"{MEMBER}/edit#formfield-form-widgets-roster")
    led_to(agent, "roster")


@pytest.mark.row("G21")
@WIDTHS
def test_an_act_is_signed_by_two(person, client, width):
    why = {"comment": "À signer d’abord"}
    client("imio-manager").post(f"{ACT}/@workflow/unpublish", json=why)
    rows = [{"account": each, "function": "fonction"} for each in (AGENT, DIRECTOR)]
    kind = {"@type": "imio.mutualisation.Signing", "signers": rows}
    made = client(AGENT).post(ACT, json=kind)
    assert made.status_code == 201, made.text
    for login in (AGENT, DIRECTOR):
        signer = person(login)
        signer.go(f"{ACT}/signature")
        sound(signer, width)
        signer.press("Lire et signer")
        sound(signer, width)
        signer.page.fill("#password", PASSWORD)
        signer.press("Je signe")
    assert signer.sees("Document signé")
    sound(signer, width)
    signer.go(ACT)
    sound(signer, width)
    signer.press("Publier")
    assert signer.sees("Publiée")


@pytest.mark.row("G21")
def test_a_session_is_begun_and_entrusted_from_the_page(person, client):
    why = {"comment": "À signer d’abord"}
    client("imio-manager").post(f"{ACT}/@workflow/unpublish", json=why)
    agent = person(AGENT)
    agent.go(ACT)
    agent.press("Faire signer")
    fill_grid(agent, "signers", [{"account": DIRECTOR, "function": "bourgmestre"}])
    sound(agent, 1280)
    agent.press("Enregistrer")
    assert agent.sees("à son tour")
    agent.press("Faire signer par un autre service")
    agent.press("Créer une adresse de retour")
    sound(agent, 390)
    assert agent.sees("@signed-document")


@pytest.mark.row("G16")
@WIDTHS
def test_a_published_act_is_followed_up(person, width):
    agent = person(AGENT)
    agent.go(ACT)
    agent.press("Demander une suite")
    sound(agent, width)
    day = clock.today() + timedelta(days=9)
    type_in(agent, title="Envoyer la convention", assigned_to="Secrétariat")
    agent.page.fill("[name='form.widgets.until']", str(day))
    agent.press("Enregistrer")
    sound(agent, width)
    agent.go()
    assert agent.sees("Envoyer la convention")
    agent.go(f"{ACT}/suite")
    agent.press("Acter la suite donnée")
    sound(agent, width)
    agent.page.fill("#provided_on", str(clock.today()))
    agent.page.fill("#comment", "Envoyée par recommandé.")
    agent.press("Acter la suite donnée")
    assert agent.sees("recommandé")
    agent.go("@@suites?state=all")
    assert agent.sees("Envoyer la convention")
    sound(agent, width)
