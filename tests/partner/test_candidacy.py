"""A company not yet known applies, confirms its address, and is checked by IMIO."""

from forms import FORM
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.partner.candidacy import PAGE
from imio.mutualisation.partner.candidacy import WAITING
from imio.mutualisation.rules import network
from plone import api
from zope.annotation.interfaces import IAnnotations

import pytest
import re
import transaction


EMAIL = "nouvelle@example.org"
SAID = {
    "title": "Nouvelle Fictive",
    "bce_number": "0841.470.248",
    "size": "freelance",
    "skills": "Python\nPlone",
    "contact_name": "Nora Fictive",
    "email": EMAIL,
    "statement": "Dix ans de services aux communes.",
}
HTML = {"Accept": "text/html"}


def by_rest(person, **said):
    return person.post("@candidacies", json={**SAID, **said})


def by_page(person, **said):
    data = {**SAID, **said, "_authenticator": token(person, "@@devenir-candidat")}
    return person.post("@@devenir-candidat", data=data, headers=FORM)


def token(person, address):
    """What the page gives to somebody without an account."""
    page = person.get(address, headers=HTML).text
    return re.search(r'name="_authenticator"[^>]*value="(\w+)"', page)[1]


def mails_to(sink, address):
    return [mail for mail in sink.collect() if mail["To"] == address]


def secret(sink, address=EMAIL):
    text = mails_to(sink, address)[-1].get_content()
    return re.search(r"secret=(\S+)", text)[1]


def confirmed(client, sink, **said):
    by_rest(client(), **said)
    return client().post("@confirm-candidacy", json={"secret": secret(sink)})


def candidate():
    transaction.begin()
    brains = existing("Partner", bce_number=SAID["bce_number"])
    return brains[0] if brains else None


@pytest.mark.row("D8")
def test_what_is_not_confirmed_makes_no_record(client, sink):
    assert by_rest(client()).status_code == 202
    assert candidate() is None
    assert len(mails_to(sink, EMAIL)) == 1


@pytest.mark.row("D8")
def test_who_confirms_is_a_candidate_that_imio_checks(client, sink):
    assert confirmed(client, sink).status_code == 202
    brain = candidate()
    assert brain.review_state == "applied"
    assert (
        brain.getURL() in mails_to(sink, "imio-officer@example.org")[-1].get_content()
    )
    kept = client("imio-officer").get(brain.getURL()).json()
    assert (kept["contact_name"], kept["email"]) == (SAID["contact_name"], EMAIL)
    assert [row["skill"] for row in kept["skills"]] == ["Python", "Plone"]


def test_only_imio_sees_a_candidate(client, sink):
    confirmed(client, sink)
    url = candidate().getURL()
    for login in (None, "partenaire-alpha", "agent-andenne"):
        assert client(login).get(url).status_code in (401, 404)
        assert SAID["title"] not in client(login).get("partenaires", headers=HTML).text
    assert client("auditeur").get(url).status_code == 200


def test_a_link_serves_once_and_for_two_days(client, sink, travel):
    confirmed(client, sink)
    again = client().post("@confirm-candidacy", json={"secret": secret(sink)})
    assert (again.status_code, again.json()["reason"]) == (410, "candidacy_gone")
    by_rest(client(), bce_number="1000.000.021")
    travel(days=2)
    late = client().post("@confirm-candidacy", json={"secret": secret(sink)})
    assert late.json()["reason"] == "candidacy_gone"


def test_the_round_of_the_day_erases_what_nobody_confirmed(client, site, sink, travel):
    by_rest(client())
    travel(days=3)
    client("imio-officer").post("@due-steps")
    transaction.begin()
    assert not len(IAnnotations(site["partenaires"])[WAITING])


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"bce_number": "0216.659.981"}, "bce_invalid"),
        ({"bce_number": ""}, "value_missing"),
        ({"email": "personne"}, "email_invalid"),
        ({"email": "é@exemple.be"}, "email_invalid"),
        ({"statement": " "}, "value_missing"),
        ({"size": "huge"}, "choice_invalid"),
        ({"title": ["x"]}, "text_invalid"),
    ],
)
def test_a_candidacy_says_who_it_is(client, sink, said, reason):
    answer = by_rest(client(), **said)
    assert (answer.status_code, answer.json()["reason"]) == (400, reason)
    assert not mails_to(sink, EMAIL)


def test_all_that_is_wrong_is_said_at_once(client):
    answer = by_rest(client(), bce_number="1", email="x").json()
    assert [each["reason"] for each in answer["errors"]] == [
        "bce_invalid",
        "email_invalid",
    ]


def test_a_partner_that_everybody_sees_is_named(client, site):
    number = site["partenaires"]["logiciels-fictifs-alpha"].bce_number
    answer = by_rest(client(), bce_number=number)
    assert answer.json()["reason"] == "bce_taken"


def test_who_is_known_to_imio_alone_is_not_told(client, sink):
    """A second candidacy under one number is answered alike, and makes no record."""
    first = confirmed(client, sink)
    second = confirmed(client, sink, contact_name="Autre Fictif")
    assert (second.status_code, second.text) == (first.status_code, first.text)
    transaction.begin()
    assert len(existing("Partner", bce_number=SAID["bce_number"])) == 1
    told = mails_to(sink, "imio-officer@example.org")[-1].get_content()
    assert "Autre Fictif" in told and EMAIL in told


def test_whose_address_it_is_changes_no_answer(client, sink):
    known, unknown = (
        by_rest(client(), email=email) for email in ("agent-mons@example.org", EMAIL)
    )
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)


def test_few_mails_go_to_one_address(client, sink):
    answers = {by_rest(client()).text for _ in range(network.MOST_OF_ADDRESS + 2)}
    assert len(answers) == 1
    assert len(mails_to(sink, EMAIL)) == network.MOST_OF_ADDRESS


def test_one_computer_asks_so_often(client, sink):
    answers = [
        by_rest(client(), email=f"n{number}@example.org")
        for number in range(network.MOST_FROM_COMPUTER + 1)
    ]
    assert [each.status_code for each in answers[-2:]] == [202, 429]


def test_what_a_program_fills_in_is_answered_and_forgotten(client, sink):
    assert by_page(client(), fax="02").ok
    assert not mails_to(sink, EMAIL)


@pytest.mark.sends("IPloneSiteRoot/@@devenir-candidat")
def test_a_refusal_keeps_what_was_typed(client, sink):
    wrong = by_page(client(), bce_number="0216.659.981")
    assert wrong.status_code == 400
    assert "Dix ans de services" in wrong.text
    assert by_page(client()).ok
    assert len(mails_to(sink, EMAIL)) == 1


@pytest.mark.sends("IPloneSiteRoot/@@confirmer-candidature")
def test_a_mail_program_that_follows_the_link_changes_nothing(client, sink):
    by_rest(client())
    link = f"{PAGE}?secret={secret(sink)}"
    assert SAID["title"] in client().get(link, headers=HTML).text
    assert candidate() is None
    data = {"secret": secret(sink), "_authenticator": token(client(), link)}
    assert client().post(PAGE, data=data, headers=FORM).ok
    assert candidate() is not None
    assert client().get(link, headers=HTML).status_code == 410


def test_who_is_refused_is_told_why_and_may_be_taken_up_again(client, sink):
    confirmed(client, sink)
    officer, url = client("imio-officer"), candidate().getURL()
    assert (
        officer.post(f"{url}/@workflow/decline").json()["reason"] == "comment_missing"
    )
    officer.post(f"{url}/@workflow/decline", json={"comment": "Hors sujet (fictif)."})
    assert "Hors sujet" in mails_to(sink, EMAIL)[-1].get_content()
    assert officer.post(f"{url}/@workflow/reconsider").ok


@pytest.mark.row("D7", "D8")
def test_who_is_accepted_gets_an_account_and_stays_outside_the_network(client, sink):
    confirmed(client, sink)
    officer, url = client("imio-officer"), candidate().getURL()
    assert officer.post(f"{url}/@workflow/accept").ok
    letter = mails_to(sink, EMAIL)[-1].get_content()
    assert "passwordreset/" in letter and "nouvelle-fictive" in letter
    assert officer.post(f"{url}/@workflow/select").json()["reason"] == "not_retained"
    (person,) = api.group.get(f"partner:{candidate().UID}:agents").getGroupMembers()
    assert person.getProperty("email") == EMAIL


def test_nobody_is_invited_for_whom_imio_has_not_checked(client, sink):
    confirmed(client, sink)
    body = {"contact_name": "Nora Fictive", "email": EMAIL}
    answer = client("imio-officer").post(f"{candidate().getURL()}/@people", json=body)
    assert answer.json()["reason"] == "candidate_unchecked"


@pytest.mark.row("D8")
def test_the_page_of_a_tender_says_how_the_unknown_take_part(client):
    tenders = client().get(
        "@search?portal_type=imio.mutualisation.Tender&review_state=published"
    )
    page = client().get(tenders.json()["items"][0]["@id"], headers=HTML).text
    assert "@@devenir-candidat" in page
