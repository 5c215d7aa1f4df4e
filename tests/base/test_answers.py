"""What is refused is said with its reason, to a client and to a person."""

import pytest
import re


DOOR = "marches/logiciel-de-gestion-des-subsides/@@pv-ouverture.pdf"
HTML = {"Accept": "text/html"}


@pytest.mark.renders("base/refusal.pt")
def test_a_person_reads_on_a_page_why_something_is_not_there_yet(client):
    answer = client("imio-officer").get(DOOR, headers=HTML)
    assert answer.status_code == 409
    assert re.search(r'role="alert"[^>]*>(<a [^>]*>)?[^<]*ouvert', answer.text)
