"""A mail as a page: what leads somewhere, and what stays text."""

from imio.mutualisation.base.mail_page import page

import pytest


@pytest.fixture
def shown(portal):
    """The page of a text, where `HOME` is the address of the site."""
    home = portal.absolute_url()

    def shown(text):
        told = page("Objet", text.replace("HOME", home), "fr")
        return told.replace(home, "HOME")

    return shown


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Texte.\n\nHOME/marches", "Ouvrir la page"),
        ("Texte.\n\nVotre offre et la suite : HOME/marches", "Votre offre et la suite"),
    ],
)
def test_an_address_that_stands_alone_is_a_button(shown, text, label):
    assert f">{label}</a></p>" in shown(text)
    assert shown(text).count("display:inline-block") == 1


@pytest.mark.parametrize(
    "text",
    ["Voir\nHOME/marches", "Voir HOME/marches et la suite", "HOME/marches\nHOME"],
)
def test_another_address_of_the_site_is_a_link(shown, text):
    assert '<a href="HOME/marches">HOME/marches</a>' in shown(text)
    assert "display:inline-block" not in shown(text)


@pytest.mark.parametrize(
    "text",
    ["https://evil.example.org", "Ici : https://evil.example.org", "HOME.evil.org/x"],
)
def test_nothing_else_leads_anywhere(shown, text):
    assert "<a " not in shown(text)


def test_what_was_typed_stays_text(shown):
    assert "&lt;b&gt; &amp; &quot;x&quot;" in shown('<b> & "x"')
