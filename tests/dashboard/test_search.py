"""A number leads to its record for who may see it; what is found says what it is."""

from imio.mutualisation.base.catalog import existing

import pytest


HTML = {"Accept": "text/html"}
NUMBERS = {
    "ServiceRequest": "thread",
    "Quote": "number",
    "Deliberation": "number",
    "Tender": "number",
}
pytestmark = pytest.mark.row("M8")


@pytest.fixture
def numbered(site):
    """`numbered("Quote")`: the number and the address of some record of the type."""

    def some(kind):
        named = (
            (getattr(each, NUMBERS[kind]), each.getURL()) for each in existing(kind)
        )
        return next(pair for pair in named if pair[0])

    return some


def led(person, page, number):
    return person.get(page + number, headers=HTML, allow_redirects=False)


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("page", ["@@search?SearchableText=", "@@demandes?text="])
def test_a_number_leads_to_its_record(client, numbered, page, kind):
    number, url = numbered(kind)
    answer = led(client("imio-officer"), page, number.lower())
    assert (answer.status_code, answer.headers["Location"]) == (302, url)


@pytest.mark.parametrize("kind", ["ServiceRequest", "Quote"])
def test_a_number_leads_nobody_to_what_is_not_theirs(client, numbered, kind):
    number, url = numbered(kind)
    answer = led(client(), "@@search?SearchableText=", number)
    assert answer.status_code == 200
    assert url not in answer.text


def test_what_is_found_says_number_kind_state_member_and_local_hour(client, numbered):
    number, url = numbered("ServiceRequest")
    page = led(
        client("imio-officer"), "@@search?SearchableText=", number.replace("-", " ")
    )
    row = page.text.partition(url)[0].rpartition("<tr")[2] + page.text.partition(url)[2]
    told = " ".join(row.partition("</tr>")[0].split())
    assert number in told
    assert "Demande" in told
    assert " h " in told


def test_a_kind_narrows_the_search(client):
    asked = "@@search?SearchableText=gestion&portal_type=imio.mutualisation.Product"
    page = client().get(asked, headers=HTML).text
    assert "/catalogue/" in page
    assert 'mut-thread">MUT' not in page


@pytest.mark.parametrize("words", ["", "(", '"', "and or", "MUT-2026-99999"])
def test_no_words_are_too_odd(client, words):
    assert client().get(f"@@search?SearchableText={words}", headers=HTML).ok
