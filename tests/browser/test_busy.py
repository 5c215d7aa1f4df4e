"""Somebody saves while too many others do: what was typed is sent once more."""

from places import every_place_taken

import pytest


@pytest.mark.row("M20")
def test_what_was_typed_is_sent_once_more_from_the_page_that_says_so(someone):
    officer = someone("imio-officer")
    officer.go("catalogue/urbanisme/edit")
    officer.page.fill("[name='form.widgets.title']", "Gestion du territoire")
    with every_place_taken():
        officer.named("Enregistrer").click()
        officer.page.get_by_role("heading", name="Le site est occupé").wait_for()
    officer.named("Envoyer à nouveau").click()
    assert officer.sees("Gestion du territoire")
