"""A company that nobody knows registers, is accepted by IMIO, and bids."""

from market_pages import fill
from market_pages import seal

import pytest
import re


TENDER = "marches/logiciel-de-gestion-des-subsides"
EMAIL = "nora@example.org"
CHOSEN = "ruelle-fanal-moutarde"
SAID = {
    "title": "Nouvelle Fictive",
    "bce_number": "0841.470.248",
    "skills": "Python\nPlone",
    "contact_name": "Nora Fictive",
    "email": EMAIL,
    "statement": "Dix ans de services aux communes.",
}


def link_of(sink, what):
    """The address in the last mail to the company."""
    text = [mail for mail in sink.collect() if mail["To"] == EMAIL][-1].get_content()
    return re.search(rf"\S*{what}\S*", text)[0]


@pytest.mark.row("D8")
def test_a_company_registers_is_accepted_and_bids(someone, sink):
    company, officer = someone(), someone("imio-officer")
    company.go(TENDER)
    company.press("Devenir candidat")
    company.page.select_option("[name='size']", "freelance")
    fill(company, **SAID)
    assert not company.violations()
    company.press("Envoyer ma candidature")
    assert company.sees("Un courriel part à l’adresse")
    company.page.goto(link_of(sink, "confirmer-candidature"))
    company.press("Confirmer ma candidature")
    assert company.sees("IMIO vérifie votre candidature")
    officer.go("partenaires")
    officer.press("Nouvelle Fictive")
    officer.press("Accepter la candidature")
    officer.press("Accepter la candidature")  # once the letter is shown
    company.page.goto(link_of(sink, "passwordreset"))
    fill(company, userid="nouvelle-fictive", password=CHOSEN, password2=CHOSEN)
    with company.page.expect_navigation():
        company.page.keyboard.press("Enter")
    company.go("login")
    fill(company, __ac_name="nouvelle-fictive", __ac_password=CHOSEN)
    with company.page.expect_navigation():
        company.page.keyboard.press("Enter")
    seal(company, f"{company.url}/{TENDER}", "Nouvelle Fictive", "40 000,00")
