"""What a page takes in with its token is there afterwards, as over REST; every page does
so in some test, which is marked with it.
"""

from datetime import timedelta
from forms import send
from forms import understood
from imio.mutualisation.base import clock
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.settings import save
from imio.mutualisation.demo.deliberations import adopt
from imio.mutualisation.demo.deliberations import UNANIMOUS
from marks import marked
from plone import api
from present import numbered
from sends import forms

import pytest
import transaction


ACT = "adherents/andenne/deliberation"
CONTINUITY = f"adherents/mons/{numbered('mut', 13)}"
LICENCE = "licences/dematerialisation-du-courrier-licence-fictive"
LAST_MONTH = clock.today() - timedelta(days=40)


def by_page(person, place, name, /, **typed):
    return send(person, f"{place}/@@{name}", **typed)


def by_rest(person, place, name, /, **typed):
    return person.post(f"{place}/@{name}", json=typed)


def doors(mark):
    """Both doors; the mark is of that of the page."""
    page = pytest.param(by_page, marks=mark)
    return pytest.mark.parametrize("door", [page, by_rest])


def test_a_mark_that_is_not_true_fails(pytester):
    test = "import pytest\n@pytest.mark.sends('INeed/@@rejoindre')\ndef test(): pass"
    pytester.makepyfile(test)
    result = pytester.runpytest_inprocess("-p", "sends", "-p", "no:playwright")
    result.assert_outcomes(failed=1)


def test_every_form_is_sent(portal):
    assert {form.label for form in forms()} == marked("sends")


@doors(pytest.mark.sends("IQuote/@@recompute"))
def test_a_draft_quote_is_computed_again(client, door):
    officer = client("imio-officer")
    request = f"adherents/andenne/{numbered('mut', 4)}"
    send(officer, f"{request}/@@prepare-quote")
    quote = f"{request}/devis"
    computed = officer.get(quote).json()["lines"]
    officer.patch(quote, json={"lines": []})
    assert door(officer, quote, "recompute").ok
    assert officer.get(quote).json()["lines"] == computed != []


@doors(pytest.mark.sends("IProduct/@@referent"))
def test_a_member_says_whom_to_ask(client, door):
    agent, product = client("agent-andenne"), "catalogue/deliberations"
    said = {"name": "Zoé Fictive", "email": "zoe@example.org", "version": "4.1"}
    assert door(agent, product, "referent", **said).ok
    used = agent.get(f"{product}/@used-by").json()["items"][0]
    assert said.items() <= used.items()


@pytest.fixture
def decided(site):
    """The address of what the college of Andenne has decided."""
    with api.env.adopt_user(username="agent-andenne"):
        texts = [{"text": "De proposer l’achat."}]
        values = {"title": "Achat", "body": "college", "articles": texts}
        act = create_in(site["adherents"]["andenne"], "Deliberation", **values)
        adopt(act, LAST_MONTH, UNANIMOUS)
    transaction.commit()
    return act.absolute_url()


@doors(pytest.mark.sends("IDeliberation/@@send-to-council"))
def test_a_college_brings_its_decision_before_the_council(client, site, decided, door):
    asked = "@search?portal_type=imio.mutualisation.Deliberation&metadata_fields=body"
    agent = client("agent-andenne")
    before = agent.get(f"{asked}&Title=Achat").json()["items"]
    assert door(agent, decided, "send-to-council").ok
    after = agent.get(f"{asked}&Title=Achat").json()["items"]
    known = [each["@id"] for each in before]
    assert [each["body"] for each in after if each["@id"] not in known] == ["council"]


@doors(pytest.mark.sends("IDeliberation/@@timestamp"))
def test_an_act_gets_its_time_stamp_later(client, tsa, door):
    save("timestamp_url", "http://localhost:9/")
    transaction.commit()
    manager = client("imio-manager")
    for step in ("unpublish", "publish"):
        manager.post(f"{ACT}/@workflow/{step}", json={"comment": "Motif"})
    assert manager.get(ACT).json()["timestamp_token"] is None
    save("timestamp_url", tsa.url)
    transaction.commit()
    assert door(manager, ACT, "timestamp").ok
    assert manager.get(ACT).json()["timestamp_token"]


@pytest.mark.sends("IServiceRequest/@@attentes")
def test_a_member_says_what_it_expects_of_imio(client):
    agent = client("agent-mons")
    said = {"asks": "replacement", "custom_work": "1"}
    assert send(agent, f"{CONTINUITY}/@@attentes", **said).ok
    kept = agent.get(CONTINUITY).json()
    assert (kept["asks"]["token"], kept["custom_work"]) == ("replacement", True)


@pytest.mark.sends("ILicence/@@commander")
@pytest.mark.row("M15", "J8")
def test_imio_orders_more_seats(client):
    officer = client("imio-officer")
    before = officer.get(LICENCE).json()["seats"]["pool"]
    more = {"label": "Extension", "quantity": "5", "valid_from": str(clock.today())}
    asked = send(officer, f"{LICENCE}/@@commander", **more).text
    assert f"{before} → {before + 5}" in asked
    assert officer.get(LICENCE).json()["seats"]["pool"] == before
    assert send(
        officer, f"{LICENCE}/@@commander", confirmed=understood(asked), **more
    ).ok
    assert officer.get(LICENCE).json()["seats"]["pool"] == before + 5


@pytest.mark.sends("ILicence/@@annuler")
def test_imio_takes_the_last_order_back_once_it_has_seen_it(client):
    officer = client("imio-officer")
    before = officer.get(LICENCE).json()["seats"]["pool"]
    more = {"label": "Extension", "quantity": 5, "valid_from": str(clock.today())}
    officer.post(f"{LICENCE}/@orders", json=more)
    said = {"what": "order", "reason": "Faute de frappe"}
    asked = send(officer, f"{LICENCE}/@@annuler", **said).text
    assert "Extension" in asked
    assert officer.get(LICENCE).json()["seats"]["pool"] == before + 5
    send(officer, f"{LICENCE}/@@annuler", confirmed=understood(asked), **said)
    assert officer.get(LICENCE).json()["seats"]["pool"] == before
