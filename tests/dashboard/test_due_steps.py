"""The round of the day over REST and by the button: all domains at once."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.tally import by_state
from imio.mutualisation.base.tally import STATE
from imio.mutualisation.base.tally import tallies
from imio.mutualisation.quote.content import Quote

import pytest
import re
import transaction


PAGE = {"Accept": "text/html"}


@pytest.fixture
def later(client, travel):
    """An officer, and a demo site of which the quotes are out of date."""
    assert existing("Quote", review_state="sent")
    travel(days=400)
    return client("imio-officer")


def settled(client):
    answer = client.post("@due-steps")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.row("K5", "G14")
def test_each_step_says_what_became_of_its_record(later):
    answer = settled(later)
    assert answer["count"] == len(answer["steps"])
    expired = next(row for row in answer["steps"] if row["transition"] == "expire")
    record = later.get(expired["@id"]).json()
    assert expired == {
        "@id": record["@id"],
        "title": record["title"],
        "type": "imio.mutualisation.Quote",
        "transition": "expire",
        "transition_title": "Constater l’expiration",
        "state": "expired",
    }
    assert "execute" in {row["transition"] for row in answer["steps"]}


def test_a_second_round_does_nothing(later):
    assert settled(later)["count"] > 1
    assert settled(later) == {"count": 0, "steps": []}


def test_a_domain_that_fails_does_not_stop_the_others(later, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(Quote, "may_expire", lambda quote: 1 / 0)
        answer = settled(later)
    failed = [row for row in answer["steps"] if "error" in row]
    assert [set(row) for row in failed] == [{"@id", "title", "error"}]
    assert answer["count"] == len(answer["steps"]) - 1 > 0
    assert later.get(failed[0]["@id"]).json()["review_state"] == "sent"


@pytest.mark.parametrize("login", [None, "agent-andenne", "auditeur"])
def test_the_round_is_the_work_of_officers(client, login):
    assert client(login).post("@due-steps").status_code == 401


def pressed(client):
    """The page after the button; as a browser would."""
    form = client.get("@@echeances", headers=PAGE).text
    token = re.search(r'name="_authenticator" value="(\w+)"', form)[1]
    sent = {"_authenticator": token}
    return client.post("@@due-steps", data=sent, headers=PAGE).text


@pytest.mark.sends("IPloneSiteRoot/@@due-steps")
def test_the_button_tells_how_many_and_what_failed(later, monkeypatch):
    monkeypatch.setattr(Quote, "may_expire", lambda quote: 1 / 0)
    quote = existing("Quote", review_state="sent")[0]
    page = pressed(later)
    assert re.search(r"[1-9]\d* étape", page)
    assert f"{quote.Title} : " in page


def test_figures_that_are_wrong_are_mended_once(client, site, caplog):
    request = existing("ServiceRequest", review_state="support")[0]
    right = by_state("ServiceRequest")
    tallies().unindex_object(request.getRID())
    tallies().sums[f"{STATE}ServiceRequest"].add("support", (5,))
    transaction.commit()
    steps = settled(client("imio-officer"))["steps"]
    mended = [row["@id"] for row in steps if row["transition"] == "mend_figures"]
    assert mended == [request.getURL()]
    assert "state:ServiceRequest" in caplog.text
    transaction.begin()
    assert by_state("ServiceRequest") == right
    assert settled(client("imio-officer")) == {"count": 0, "steps": []}
