"""A signatory arrives, finds what to sign, and signs; IMIO puts a request on hold."""

from datetime import timedelta
from imio.mutualisation.base import clock

import pytest


pytestmark = pytest.mark.row("M2")


def test_what_is_signed_is_no_more_to_do(person):
    signatory = person("signataire-andenne")
    signatory.go("@@accueil")
    assert signatory.sees("Mon travail")
    assert signatory.violations() == []
    signatory.press("Signer pour accord – Devis", exact=False)
    signatory.press("Signer pour accord")
    signatory.press("Signer pour accord")
    signatory.go("@@accueil")
    assert signatory.page.get_by_text("Signer pour accord").count() == 0


def test_a_request_on_hold_leaves_the_list(person):
    officer = person("imio-officer")
    officer.go("@@accueil?type=ServiceRequest")
    officer.press("Estimer le travail", exact=False)
    officer.go("adherents/andenne/mut-2026-00004")
    officer.press("Mettre en suspens")
    until = clock.today() + timedelta(days=30)
    officer.page.fill("#hold_until", until.isoformat())
    officer.page.fill("#comment", "La commune attend son budget.")
    assert officer.violations() == []
    officer.press("Mettre en suspens")
    assert officer.sees("En suspens jusqu’au")
    officer.go("@@accueil")
    assert officer.page.get_by_text("Estimer le travail").count() == 0
