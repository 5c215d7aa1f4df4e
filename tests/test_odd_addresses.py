"""No address is too odd: a page with a list answers it, or refuses it in French."""

from frame import UNFRAMED
from test_lists import CHOSEN
from test_lists import everybody
from test_lists import PAGES

import pytest
import re


pytestmark = [pytest.mark.row("M7"), pytest.mark.row("M8")]

HTML = {"Accept": "text/html"}
# Where the lists are that hold a choice: on the site, but this one.
BESIDE = {"list-Incident": "continuite", "nouveau-produit": "catalogue"}
ODD = (
    "late=0&type=Nope&who=zz&days=zz&state=Nope",
    "b_start=-3&sort=zz&format=zz",
    "b_start=abc&sort=-&format=csv&officer=zz&product=zz",
    "b_start:int=abc",
    "b_start:date=abc",
    "sort:int:list=",
    "text:list=a&SearchableText:list=a&portal_type:list=Nope",
    "created.query:record=zz&state:record=zz",
    "text=%22(AND&SearchableText=%22(AND",
    "from=abc&until=0001-01-01&kind=zz&record=zz",
)


def address(name):
    """That of a page with a list; that of a section is its own."""
    where = PAGES[name].where if name in PAGES else BESIDE.get(name, "")
    return where if name == "view" or name.startswith("list-") else f"{where}/@@{name}"


@everybody
@pytest.mark.parametrize("name", sorted(PAGES.keys() | CHOSEN))
def test_an_odd_address_is_answered_or_refused(client, login, name):
    person = client(login)
    for odd in ODD:
        asked = f"{address(name)}?{odd}".lstrip("/")
        # Who is sent away to sign in sees one page, whatever it asked for.
        answer = person.get(
            asked, params=UNFRAMED, headers=HTML, allow_redirects=bool(login)
        )
        assert answer.status_code < 500, odd
        if answer.status_code == 400:
            assert 'role="alert"' in answer.text, odd


@everybody
@pytest.mark.parametrize("odd", ODD)
def test_so_does_what_is_around_it(client, login, odd):
    """The frame of the site, and the page where one signs in."""
    person = client(login)
    for place in ("catalogue", "@@demandes"):
        assert person.get(f"{place}?{odd}", headers=HTML).status_code < 500


@everybody
def test_a_value_that_is_not_what_its_name_says_is_refused(client, login):
    """Zope reads them before it knows the site."""
    person = client(login)
    shown = person.get("catalogue?b_start:int=abc", headers=HTML)
    assert shown.status_code == 400
    assert "open the page again" not in shown.text and "menu" in shown.text
    told = person.get("@list?type=Product&b_start:date=abc")
    assert (told.status_code, told.json()["reason"]) == (400, "value_misread")


def test_who_has_signed_out_is_asked_to_sign_in_for_a_file_of_work(client):
    assert "__ac_name" in client().get("@@accueil?format=csv", headers=HTML).text


@pytest.mark.parametrize(
    "address", ["@@demandes?", "@@search?SearchableText=gestion&", "@@accueil?"]
)
def test_past_its_end_a_list_shows_its_beginning(client, address):
    """Somebody kept the address of a list that has become shorter."""
    person = client("imio-officer")
    shown = [
        re.findall(r'<th scope="row"|class="mut-work"', page.text)
        for page in (
            person.get(address, headers=HTML),
            person.get(f"{address}b_start=9000", headers=HTML),
        )
    ]
    assert shown[0] == shown[1] != []
