"""The tenders of the site as open contracting data, judged by the official schema."""

from imio.mutualisation.base import clock
from imio.mutualisation.demo.people import PASSPHRASES
from imio.mutualisation.standards.ocds.shape import EXTENSIONS
from imio.mutualisation.watch.checking import problems
from market import ALPHA
from market import COMMITTEE
from open_contracting import merger
from open_contracting import official_places
from random import Random

import pytest
import requests


LIBRE = "marches/developpement-et-integration-de-logiciels-libres"


def valid(package):
    return official_places(package, frozenset(EXTENSIONS)) == (set(), set())


@pytest.mark.row("H13")
@pytest.mark.parametrize("kind", ["", "?format=record"])
@pytest.mark.parametrize("path", ["@ocds", f"{LIBRE}/@ocds"])
def test_packages_are_officially_valid(client, path, kind):
    package = client().get(f"{path}{kind}").json()
    assert problems(package) == ()
    assert valid(package)


@pytest.mark.row("H2", "H3", "H9", "H13")
def test_a_release_says_what_everybody_may_know(client):
    releases = client().get(f"{LIBRE}/@ocds").json()["releases"]
    *_before, release = [each for each in releases if "relatedProcesses" not in each]
    tender = release["tender"]
    assert tender["status"] == "complete"
    assert tender["value"]["amount"] == 180000
    assert tender["techniques"]["frameworkAgreement"]["value"]["amount"] == 240000
    assert [lot["id"] for lot in tender["lots"]] == ["1"]
    counts = {row["measure"]: row["value"] for row in release["bids"]["statistics"]}
    assert counts == {"bids": 3, "validBids": 3}
    ranks = [(row["rank"], row["tenderers"]) for row in release["bids"]["details"]]
    assert [(rank, who[0]["name"]) for rank, who in ranks] == [
        (1, "Logiciels Fictifs Alpha"),
        (2, "Développeuse Fictive Beta"),
        (3, "Services Fictifs Gamma"),
    ]


@pytest.mark.row("H13")
def test_the_demonstration_happens_in_order(client):
    (record, *_orders) = [
        each
        for each in client().get(f"{LIBRE}/@ocds?format=record").json()["records"]
        if "-MAR-" in each["ocid"]
    ]
    tender = record["compiledRelease"]["tender"]
    asked, bids = tender["enquiryPeriod"], tender["tenderPeriod"]
    awarded = record["compiledRelease"]["awards"][0]["date"]
    assert asked["startDate"] < asked["endDate"] < bids["endDate"] < awarded
    assert bids["endDate"] < tender["milestones"][0]["dateMet"] < awarded
    assert {each["type"] for each in tender["milestones"]} == {"approval"}


@pytest.mark.row("H13")
@pytest.mark.parametrize("path", ["@ocds", f"{LIBRE}/@ocds"])
def test_an_address_answers_as_it_is_to_whoever_says_nothing(client, path):
    packages = [client().get(f"{path}{kind}").json() for kind in ("", "?format=record")]
    addresses = [package["uri"] for package in packages]
    assert len(set(addresses)) == 2
    for package in packages:
        assert requests.get(package["uri"], timeout=30).json() == package
        assert requests.get(package["publicationPolicy"], timeout=30).ok


@pytest.mark.parametrize("path", ["@ocds", f"{LIBRE}/@ocds"])
def test_another_format_is_refused(client, path):
    refused = client().get(f"{path}?format=xml")
    assert (refused.status_code, refused.json()["reason"]) == (400, "parameter_invalid")


def test_a_page_says_what_is_published(client):
    page = client().get("@@donnees-ouvertes", headers={"Accept": "text/html"}).text
    assert "creativecommons.org/licenses/by/4.0/" in page
    assert "/++api++/@ocds?format=record" in page


def test_what_is_in_preparation_is_not_published(market):
    before = market.done(None, "@ocds", method="get")["releases"]
    market.create()
    assert market.done(None, "@ocds", method="get")["releases"] == before


@pytest.mark.row("H4", "H13")
def test_nothing_is_said_of_sealed_bids(market):
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "42000")
    (release,) = told(market)
    assert "bids" not in release
    assert "Alpha" not in str(release)


# --- One release an event ---------------------------------------------------------


def told(market, login=None):
    """The releases of the tender, which are the same for everybody."""
    path = f"{market.tender}/@ocds"
    releases = market.done(login, path, method="get")["releases"]
    return [each for each in releases if "relatedProcesses" not in each]


@pytest.mark.row("H13", "M13")
def test_each_event_is_one_release_and_none_changes(market):
    market.create()
    seen = []

    def happened(*tags):
        releases = told(market)
        assert releases[: len(seen)] == seen
        assert [each["tag"] for each in releases[len(seen) :]] == [[*tags]]
        seen[:] = releases

    market.publish()
    happened("tender")
    market.amend(title="Logiciel partagé, précisé")
    happened("tenderAmendment")
    market.seal("partenaire-alpha", ALPHA, "42000")
    market.travel(days=31)
    market.done("imio-officer", "@due-steps")
    happened("tenderUpdate")
    for login in COMMITTEE:
        market.done(login, f"{market.tender}/@open", {"passphrase": PASSPHRASES[login]})
    happened("tenderUpdate")
    market.judge({"partenaire-alpha": 90})
    decision = market.decide()
    market.act("imio-officer", "notify_award", market.tender)
    happened("tenderUpdate")
    market.travel(days=20)
    market.act("imio-manager", "award", market.tender)
    happened("tenderUpdate", "award", "contract")
    market.act("imio-officer", "publish", decision)
    market.done("imio-officer", "@due-steps")
    happened("awardUpdate")
    (document,) = seen[-1]["awards"][0]["documents"]
    assert (document["documentType"], document["url"]) == ("awardNotice", decision)
    assert market.of(None).get(decision).ok
    on = clock.today().isoformat()
    change = {"on": on, "kind": "other", "description": "Avenant fictif"}
    market.done("imio-manager", market.tender, {"amendments": [change]}, method="patch")
    happened("contractAmendment")
    market.travel(days=40 * 31)
    market.done("imio-officer", "@due-steps")
    happened("contractTermination")
    compiles(market)


def compiles(market):
    """The record is what another program makes of the releases, all of it valid."""
    package = market.done(None, f"{market.tender}/@ocds?format=record", method="get")
    assert valid(package)
    (record,) = package["records"]
    assert record["releases"] == told(market)
    made = merger().create_compiled_release(record["releases"])
    assert record["compiledRelease"] == made


STEPS = {
    "imio-officer": ("publish", "close_bidding", "evaluate", "notify_award", "dismiss"),
    "imio-manager": ("award", "cancel", "declare_unsuccessful", "back_to_evaluation"),
}


@pytest.mark.row("H13")
@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_releases_stay_and_have_their_own_ids(
    monkeypatch, market, seed
):
    chance, seen = Random(seed), []
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "42000")
    for _step in range(12):
        wander(market, chance)
        releases = told(market, chance.choice([None, "imio-officer"]))
        assert releases[: len(seen)] == seen
        assert len({each["id"] for each in releases}) == len(releases)
        seen = releases
    compiles(market)


def wander(market, chance):
    """Anything that somebody may do, or that time does, lawful or not."""
    login = chance.choice([*STEPS])
    match chance.randrange(4):
        case 0:
            step = chance.choice(STEPS[login])
            body = {"comment": "Motif fictif"}
            market.of(login).post(f"{market.tender}/@workflow/{step}", json=body)
        case 1:
            body = {"title": f"Titre {chance.random()}", "change_reason": "Motif"}
            market.of(login).patch(market.tender, json=body)
        case 2:
            market.travel(days=chance.randrange(40))
            market.done("imio-officer", "@due-steps")
        case _:
            for each in COMMITTEE:
                body = {"passphrase": PASSPHRASES[each]}
                market.of(each).post(f"{market.tender}/@open", json=body)
            # One that was not confirmed stays sealed.
            bid = market.of("imio-officer").get(market.bids["partenaire-alpha"])
            if bid.ok and market.read()["review_state"] == "evaluation":
                market.judge({"partenaire-alpha": chance.randrange(100)})
