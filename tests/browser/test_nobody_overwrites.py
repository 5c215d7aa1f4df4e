"""Two people in one form, a session that expires, a shared computer: nothing typed is lost,
and nothing is left to the next one.
"""

from imio.mutualisation.demo.people import PASSWORD
from market_pages import edit
from market_pages import fill
from present import numbered

import pytest


REQUEST = f"adherents/andenne/{numbered('mut', 4)}"
NEED = "form.widgets.need"
RESUME = "Reprendre ce que vous aviez écrit"
DRAFTS = "Object.keys(localStorage).filter(key => key.startsWith('mut-draft:')).length"


def need(window):
    return window.page.locator(f"[name='{NEED}']").input_value()


def sign_in(window, login="imio-officer"):
    fill(window, __ac_name=login, __ac_password=PASSWORD)
    window.page.locator("#buttons-login").click()
    window.page.wait_for_url(lambda url: "login" not in url)


def drafted(window):
    window.page.wait_for_function(f"{DRAFTS} === 1")


@pytest.fixture
def officer(person):
    """She signs in by the form of the site."""
    window = person()
    window.go("login")
    sign_in(window)
    return window


@pytest.mark.row("M3")
def test_who_saves_second_chooses_between_both_versions(person, site):
    first, second = person("imio-officer"), person("imio-manager")
    for window in (first, second):
        edit(window, f"{site.absolute_url()}/{REQUEST}")
    assert second.sees("a ouvert ce formulaire à")
    fill(first, **{NEED: "De la première"})
    first.press("Enregistrer")
    fill(second, **{NEED: "De la seconde"})
    second.press("Enregistrer")
    assert second.sees("Deux versions de")
    assert second.sees("De la première") and need(second) == "De la seconde"
    assert not second.violations()
    second.page.get_by_label("Garder ce que j’ai écrit").check()
    second.press("Enregistrer")
    assert second.sees("De la seconde")


@pytest.mark.row("M3")
def test_signing_in_again_continues_after_the_session_has_expired(officer, site):
    edit(officer, f"{site.absolute_url()}/{REQUEST}")
    fill(officer, **{NEED: "Un long texte"})
    officer.page.context.clear_cookies()
    officer.press("Enregistrer")
    sign_in(officer)
    officer.ready()
    assert need(officer) != "Un long texte"
    officer.press(RESUME)
    assert need(officer) == "Un long texte"
    officer.press("Enregistrer")
    assert officer.sees("Un long texte")
    officer.ready()
    assert officer.page.evaluate(DRAFTS) == 0


def test_a_step_back_loses_nothing(officer, site):
    edit(officer, f"{site.absolute_url()}/{REQUEST}")
    fill(officer, **{NEED: "Un long texte"})
    drafted(officer)
    officer.page.on("dialog", lambda dialog: dialog.accept())
    officer.go("catalogue")
    edit(officer, f"{site.absolute_url()}/{REQUEST}")
    assert officer.sees("n’est pas encore enregistré")
    assert not officer.violations()
    officer.page.get_by_role("button", name="L’effacer").click()
    assert officer.page.evaluate(DRAFTS) == 0


@pytest.mark.row("M3")
def test_no_draft_is_left_to_the_next_one_at_this_computer(officer, site):
    edit(officer, f"{site.absolute_url()}/{REQUEST}")
    fill(officer, **{NEED: "Un long texte"})
    drafted(officer)
    officer.page.on("dialog", lambda dialog: dialog.accept())
    officer.go("logout")
    officer.page.wait_for_function(f"{DRAFTS} === 0")
