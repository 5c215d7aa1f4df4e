"""An agent shares what was learnt, IMIO opens it, another commune finds it."""

import pytest


pytestmark = pytest.mark.row("A18")

TITLE = "Vote à main levée (fictif)"
PRODUCT = "catalogue/ged"


def write(agent):
    """Fill in the form that the page of a product leads to."""
    add = agent.page.get_by_role("link", name="Partager une ressource")
    agent.go(PRODUCT)
    if not add.count():
        agent.go("ressources")
    add.first.click()
    agent.page.fill("[name='form.widgets.title']", TITLE)
    agent.page.select_option("[name='form.widgets.kind:list']", "feedback")
    document = {
        "name": "vote.txt",
        "mimeType": "text/plain",
        "buffer": b"Levez la main",
    }
    agent.page.set_input_files("[name='form.widgets.document']", document)


@pytest.fixture
def written(person):
    """The agent of Andenne in front of the draft."""
    agent = person("agent-andenne")
    write(agent)
    agent.press("Enregistrer")
    assert agent.sees("Seuls son adhérent et IMIO la voient.")
    return agent


def test_a_commune_shares_and_another_one_finds_it(person, written):
    written.press("Proposer aux adhérents")
    officer = person("imio-officer")
    officer.go("ressources?state=proposed")
    officer.press(TITLE)
    officer.press("Partager entre adhérents")
    assert officer.sees("Tous ceux qui agissent pour un adhérent la lisent.")

    other = person("agent-mons")
    other.go("ressources")
    other.page.fill("#text", "main lev")
    other.page.keyboard.press("Enter")
    other.press(TITLE)
    with other.page.expect_download() as download:
        other.page.get_by_role("link", name="Télécharger").click()
    assert download.value.suggested_filename == "vote.txt"


def test_an_edit_keeps_the_document(written):
    written.press("Modifier la ressource")
    written.page.fill("[name='form.widgets.title']", "Vote électronique (fictif)")
    written.press("Enregistrer")
    assert written.sees("Vote électronique (fictif)")
    assert written.page.get_by_role("link", name="vote.txt").count()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_fit_and_are_accessible(person, written, width):
    record = written.page.url.removeprefix(f"{written.url}/").removesuffix("/view")
    form = "ressources/++add++imio.mutualisation.Resource"
    paths = ("ressources", "ressources?text=autruche", record, f"{record}/edit", form)
    written.page.set_viewport_size({"width": width, "height": 900})
    for path in paths:
        written.go(path)
        if path in (form, f"{record}/edit"):
            written.page.locator("iframe[title=Texte]").wait_for()
        assert written.violations() == [], path
        measured = written.page.evaluate("document.documentElement.scrollWidth")
        assert measured <= width, path
