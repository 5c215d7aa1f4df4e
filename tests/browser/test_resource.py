"""An agent shares what was learnt, IMIO opens it, another commune finds it."""

import pytest


pytestmark = pytest.mark.row("A18")

TITLE = "Vote à main levée (fictif)"
PRODUCT = "catalogue/ged"


def write(agent):
    """Fill in the form that the page of a product leads to."""
    agent.go(PRODUCT)
    agent.press("Partager une ressource")
    agent.page.fill("[name='form.widgets.title']", "Vote électronique (fictif)")
    agent.page.select_option("[name='form.widgets.kind:list']", "feedback")
    document = {
        "name": "vote.txt",
        "mimeType": "text/plain",
        "buffer": b"Levez la main",
    }
    agent.page.set_input_files("[name='form.widgets.document']", document)


def amend(agent, title):
    """An edit keeps the document."""
    agent.press("Modifier la ressource")
    agent.page.fill("[name='form.widgets.title']", title)
    agent.press("Enregistrer")
    assert agent.sees(title)
    assert agent.page.get_by_role("link", name="vote.txt").count()


def test_a_commune_shares_and_another_one_finds_it(person):
    agent, officer = person("agent-andenne"), person("imio-officer")
    write(agent)
    agent.press("Enregistrer")
    assert agent.sees("Seuls son adhérent et IMIO la voient.")
    amend(agent, TITLE)
    agent.press("Proposer aux adhérents")
    officer.go("ressources?state=proposed")
    officer.press(TITLE)
    officer.press("Partager entre adhérents")
    officer.press("Partager entre adhérents")  # once it is shown
    assert officer.sees("Tous ceux qui agissent pour un adhérent la lisent.")

    other = person("agent-mons")
    other.go("ressources")
    other.page.fill("#text", "main lev")
    with other.page.expect_navigation():
        other.page.keyboard.press("Enter")
    other.press(TITLE)
    assert other.download("Télécharger", exact=False) == "vote.txt"
