"""What a member signs is kept as a document that bears the signature."""

from documents import is_accessible
from documents import printed
from documents import squeezed
from hashlib import sha256
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.kept import ACCEPTANCE
from imio.mutualisation.base.kept import keep
from imio.mutualisation.base.kept import readable
from io import BytesIO
from plone import api
from pypdf import PdfReader
from test_journey_rest import Journey
from test_journey_rest import PLAN

import pytest


HTML = {"Accept": "text/html"}
QUESTION = "Ce prix comprend-il la formation ?"


@pytest.fixture
def journey(client):
    return Journey(client)


def kept(journey, url):
    """The one document that is kept there, as its reader downloads it."""
    (told,) = journey.read(url)["kept"]
    data = journey.agent.get(told["download"]).content
    assert sha256(data).hexdigest() == told["sha256"]
    return told, PdfReader(BytesIO(data))


@pytest.mark.row("K6")
@pytest.mark.row("M6")
def test_the_quote_bears_who_signed_what_and_when(journey):
    sent = journey.to_quote(need="Des délais tenus")
    # What the request says later is not what is signed.
    assert journey.record(title="Un autre titre") == 204
    assert journey.act("signatory", "accept", journey.quote).status_code == 200
    told, document = kept(journey, journey.quote)
    text = printed(document)
    assert told["name"] == "devis-signe" and is_accessible(document)
    assert squeezed("Signataire d’Andenne (fictive) (signataire-andenne)") in text
    assert sent["pdf_sha256"] in text and "2026" in text
    assert squeezed(sent["number"]) in text and "Unautretitre" not in text
    page = journey.agent.get(journey.quote, headers=HTML).text
    assert "Devis signé" in page and told["sha256"] in page


@pytest.mark.row("M6")
@pytest.mark.renders("request/acceptance.typ")
def test_an_acceptance_has_its_report_with_the_plan(journey, client):
    journey.to_quote()
    journey.act("signatory", "accept", journey.quote)
    assert journey.record(plan=[{**PLAN, "done_days": "7.5", "done": True}]) == 204
    assert journey.act("officer", "implement").ok
    assert journey.act("signatory", "sign_acceptance", comment="Sauf l’accueil.").ok
    told, document = kept(journey, None)
    text = printed(document)
    assert told["name"] == "proces-verbal-de-reception" and is_accessible(document)
    for said in (PLAN["task"], "7,5", "Sauf l’accueil.", "signataire-andenne"):
        assert squeezed(said) in text
    page = journey.agent.get(journey.url, headers=HTML).text
    assert "Procès-verbal de réception" in page
    for outsider in ("agent-mons", "partenaire-alpha", None):
        assert client(outsider).get(told["download"]).status_code in (401, 403, 404)


@pytest.mark.row("M6")
def test_one_asks_on_a_quote_before_one_answers(journey):
    journey.to_quote()
    page = journey.agent.get(journey.quote, headers=HTML).text
    assert "Poser une question avant de répondre" in page
    asked = journey.signatory.post(
        f"{journey.quote}/@messages", json={"text": QUESTION}
    )
    assert asked.status_code == 201
    assert journey.read(journey.quote)["review_state"] == "sent"
    assert QUESTION in journey.officer.get(journey.url, headers=HTML).text
    assert (
        "Poser une question"
        not in journey.officer.get(journey.quote, headers=HTML).text
    )


def test_a_partner_that_is_called_reads_no_report_of_the_whole_plan(demo):
    (partner,) = existing("Partner", Title="Logiciels Fictifs Alpha")
    at_work = {"review_state": "implementation", "partner_uid": partner.UID}
    request = existing("ServiceRequest", **at_work)[0]._unrestrictedGetObject()
    keep(request, ACCEPTANCE, b"%PDF")
    names = {}
    for login in ("partenaire-alpha", "agent-mons", "imio-officer"):
        with api.env.adopt_user(username=login):
            names[login] = [each.name for each in readable(request)]
    assert names == {
        "partenaire-alpha": [],
        "agent-mons": [ACCEPTANCE],
        "imio-officer": [ACCEPTANCE],
    }
