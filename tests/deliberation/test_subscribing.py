"""A citizen hears of the acts of an authority by e-mail, once the address is confirmed."""

from imio.mutualisation.deliberation import subscribing
from imio.mutualisation.deliberation.subscribing import settle
from imio.mutualisation.rules import subscribing as rules
from lxml import etree

import pytest
import re
import transaction


pytestmark = pytest.mark.row("M1")

SECTION = "deliberations"
HTML = {"Accept": "text/html"}
EMAIL = "zoe@example.org"


def token(person, page):
    shown = person.get(page, headers=HTML).text
    return re.search(r'name="_authenticator" value="(\w+)"', shown)[1]


def post(person, page, **typed):
    data = {**typed, "_authenticator": token(person, page)}
    address = page.partition("?")[0]
    return person.post(address, data=data, headers=HTML, allow_redirects=False)


def kept():
    """What the site keeps by now."""
    transaction.begin()
    return subscribing._kept()


def link(sink, page):
    return re.search(rf"http\S*{page}\S*", sink.collect()[-1].get_content())[0]


def told():
    """The round of the day."""
    transaction.begin()
    settle()
    transaction.commit()


@pytest.fixture
def citizen(client):
    return client()


def asked(citizen, **topic):
    return post(citizen, f"{SECTION}/@@abonnement", email=EMAIL, **topic)


@pytest.fixture
def confirmed(citizen, sink, travel):
    """Zoé hears of Andenne since yesterday, when the demonstration was published."""
    asked(citizen, authority="andenne")
    page = link(sink, "confirmer-abonnement")
    post(citizen, page, secret=page.partition("secret=")[2])
    travel(days=1)
    return sink


@pytest.mark.sends("ISection/@@abonnement", "ISection/@@confirmer-abonnement")
def test_nothing_is_sent_before_the_address_is_confirmed(citizen, sink):
    assert asked(citizen, authority="andenne").status_code == 302
    page = link(sink, "confirmer-abonnement")
    citizen.get(page, headers=HTML)
    assert not kept().topics
    post(citizen, page, secret=page.partition("secret=")[2])
    assert dict(kept().topics) == {EMAIL: (("andenne", "", ""),)}
    assert citizen.get(page, headers=HTML).status_code == 410


def test_what_was_published_is_told_once(confirmed):
    told()
    mail = confirmed.collect()[-1]
    assert (
        mail["To"] == EMAIL and "/adherents/andenne/deliberation" in mail.get_content()
    )
    assert "/adherents/mons/" not in mail.get_content()
    count = len(confirmed.messages)
    told()
    assert len(confirmed.collect()) == count


BY_PAGE = pytest.param("page", marks=pytest.mark.sends("ISection/@@fin-abonnement"))


@pytest.mark.parametrize("by", [BY_PAGE, "mail program"])
def test_one_press_ends_it_and_erases_the_address(citizen, confirmed, by):
    told()
    (url,) = re.findall("<(.*)>", confirmed.collect()[-1]["List-Unsubscribe"])
    if by == "page":
        mark = url.partition("mark=")[2]
        post(citizen, url, address=EMAIL, mark=mark)
    else:
        citizen.get(f"{url}&List-Unsubscribe=One-Click", headers=HTML)
        assert kept().topics
        citizen.post(url, data={"List-Unsubscribe": "One-Click"}, headers=HTML)
    assert not kept().topics


def test_nobody_ends_the_subscription_of_others(citizen, confirmed):
    url = f"{SECTION}/@@fin-abonnement?address={EMAIL}&mark=x"
    assert citizen.get(url, headers=HTML).status_code == 410


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "zoe"},
        {"authority": "nowhere"},
        {"category": "x"},
        {"body": "x"},
        {"email": ""},
    ],
)
def test_what_makes_no_sense_is_refused(citizen, sink, wrong):
    page = f"{SECTION}/@@abonnement"
    assert post(citizen, page, **{"email": EMAIL, **wrong}).status_code == 400
    assert sink.waiting == 0


def test_a_trap_and_a_full_mailbox_are_answered_alike(citizen, sink):
    asked(citizen, fax="1")
    assert sink.waiting == 0
    for _time in range(5):
        assert asked(citizen).status_code == 302
    assert sink.waiting == 3


def test_one_person_does_not_fill_what_waits(citizen, sink, monkeypatch):
    monkeypatch.setattr(rules, "MOST_FROM_COMPUTER", 1)
    assert asked(citizen).status_code == 302
    body = {"email": "other@example.org"}
    refused = citizen.post("@subscriptions", json=body)
    assert (refused.status_code, refused.json()["reason"]) == (
        429,
        "subscriptions_many",
    )


def test_a_subscription_begins_and_ends_over_rest(citizen, sink):
    body = {"email": EMAIL, "authority": "andenne", "body": "council"}
    assert citizen.post("@subscriptions", json=body).status_code == 202
    secret = link(sink, "confirmer-abonnement").partition("secret=")[2]
    for status in (202, 410):
        told = citizen.post("@confirm-subscription", json={"secret": secret})
        assert told.status_code == status
    assert dict(kept().topics) == {EMAIL: (("andenne", "", "council"),)}
    link_of = {"address": EMAIL, "mark": subscribing._mark(EMAIL)}
    assert citizen.post("@end-subscription", json=link_of).status_code == 202
    assert not kept().topics
    wrong = citizen.post("@subscriptions", json={**body, "body": "x"})
    assert (wrong.status_code, wrong.json()["reason"]) == (400, "choice_invalid")


@pytest.mark.parametrize("asked", [{"authority": "nowhere"}, {"category": "x"}])
def test_a_feed_of_nobody_is_not_there(citizen, asked):
    told = citizen.get(f"{SECTION}/@@deliberations.atom", params=asked)
    assert told.status_code == 404
    listed = citizen.get(SECTION, params=asked, headers=HTML)
    assert listed.status_code == 200 and "adherents/andenne/" not in listed.text


def entries(person, **asked):
    feed = person.get(f"{SECTION}/@@deliberations.atom", params=asked).content
    names = etree.fromstring(feed).findall(".//{*}entry/{*}author/{*}name")
    return {each.text for each in names}


def test_a_feed_is_of_an_authority_and_of_a_category(citizen):
    assert entries(citizen, authority="andenne") == {"Andenne"} != entries(citizen)
    assert entries(citizen, category="staff") == set()
    assert entries(citizen, category="institution", authority="andenne") == {"Andenne"}
