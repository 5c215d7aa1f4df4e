"""A full disk: one reads and signs in, nothing else is begun, and somebody is told before."""

from collections import namedtuple
from imio.mutualisation.base import room
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.demo.people import PASSWORD
from imio.mutualisation.need import subscribers
from pathlib import Path

import pytest
import shutil
import transaction


HTML = {"Accept": "text/html"}
NEED = {
    "@type": "imio.mutualisation.Need",
    "title": "Un besoin de plus",
    "domain": "documents",
    "unit": "postes",
}
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def left(monkeypatch):
    """`left(0)`: so many megabytes are left, as the machine says it."""

    def say(megabytes):
        usage = Usage(10**12, 0, megabytes * room.MEGABYTE)
        monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)

    return say


@pytest.mark.row("M19")
def test_one_reads_and_signs_in_on_a_full_disk(client, site, left):
    left(0)
    before = site._p_jar.db().lastTransaction()
    anybody = client()
    body = {"login": "agent-mons", "password": PASSWORD}
    token = anybody.post("@login", json=body)
    assert token.ok and token.json()["token"], token.text
    page = anybody.post(
        "login",
        headers=HTML,
        data={
            "__ac_name": "agent-mons",
            "__ac_password": PASSWORD,
            "buttons.login": "1",
        },
        allow_redirects=False,
    )
    assert page.status_code in (200, 302), page.text
    assert client("agent-mons").get("@work").ok
    assert anybody.get("catalogue", headers=HTML).ok
    transaction.begin()
    assert site._p_jar.db().lastTransaction() == before


@pytest.mark.row("M19")
def test_what_would_write_is_refused_with_a_sentence(client, site, left):
    left(95)
    agent = client("agent-mons")
    said = agent.post("besoins", json=NEED)
    assert (said.status_code, said.json()["reason"]) == (507, "disk_full"), said.text
    page = agent.post("besoins/++add++imio.mutualisation.Need", data={}, headers=HTML)
    assert page.status_code == 507 and "Le disque du site est plein" in page.text
    left(97)
    assert agent.post("besoins", json=NEED).status_code == 201


class Full:
    """A resource of a transaction whose disk is full, as `/dev/full` is."""

    transaction_manager = transaction.manager

    def sortKey(self):
        return "~"

    def commit(self, transaction):
        with Path("/dev/full").open("wb", buffering=0) as disk:
            disk.write(b"x")

    def abort(self, transaction):
        pass

    tpc_begin = tpc_vote = tpc_finish = tpc_abort = abort


def test_a_disk_that_is_full_in_the_middle_leaves_nothing_half_done(
    client, site, monkeypatch
):
    may_order = subscribers.may_order

    def joining(standing):
        transaction.get().join(Full())
        return may_order(standing)

    monkeypatch.setattr(subscribers, "may_order", joining)
    count = len(existing("Need"))
    said = client("agent-mons").post("besoins", json=NEED)
    assert (said.status_code, said.json()["reason"]) == (507, "disk_full"), said.text
    transaction.begin()
    assert len(existing("Need")) == count


@pytest.mark.parametrize(
    ("login", "told"), [("imio-officer", True), ("agent-mons", False)]
)
def test_imio_is_told_on_its_home_page_before(client, site, left, login, told):
    left(400)
    page = client(login).get("", headers=HTML)
    assert ("400 Mo" in page.text) is told
    assert client().get("@health").json() == {"wrong": ["disk_low"]}


def test_the_page_of_the_proxy_holds_the_sentence_that_is_replaced():
    assert room.SENTENCE in room.PAGE.read_text(encoding="utf-8")
