"""A form of Plone's is sent at once; the server checks it."""

from forms import send
from lxml import html
from present import numbered

import pytest
import re


def test_the_browser_checks_no_whole_form(client):
    officer = client("imio-officer")
    page = officer.get("catalogue/ged/edit", headers={"Accept": "text/html"}).text
    assert (
        "formnovalidate" in re.search(r'<button[^>]+"form.buttons.save"[^>]*>', page)[0]
    )


HELP = "organisational_help"
LONG = {
    "form.widgets.kind": [HELP],
    "form.widgets.need": "Réorganiser l’accueil",
    "form.widgets.estimated_days": "25",
    "form.widgets.route": ["in_house"],
    "form.widgets.route_reason": "Surcharge",
    "form.buttons.save": "1",
}
REQUEST = f"adherents/andenne/{numbered('mut', 4)}"
ADD = "adherents/andenne/++add++imio.mutualisation.ServiceRequest"


@pytest.mark.row("C7", "M14")
@pytest.mark.parametrize("form", [f"{REQUEST}/edit", ADD])
def test_what_two_fieldsets_say_together_is_checked_whole(client, form):
    """The kind is in one, the days in another; what was typed stays in both."""
    officer = client("imio-officer")
    page = send(officer, form, **LONG)
    assert (
        page.status_code == 200
        and "20 jours d’aide organisationnelle au plus" in page.text
    )
    typed = html.fromstring(page.text)
    assert typed.xpath("//input[@name='form.widgets.estimated_days'][@value='25']")
    assert typed.xpath(f"//option[@value='{HELP}'][@selected]")
