"""The tenders of the site as open contracting data, judged by the official schema."""

from imio.mutualisation.standards.ocds.shape import EXTENSIONS
from imio.mutualisation.watch.checking import problems
from market import ALPHA
from open_contracting import official_places

import pytest


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
    (release,) = [
        each
        for each in client().get(f"{LIBRE}/@ocds").json()["releases"]
        if "relatedProcesses" not in each
    ]
    tender = release["tender"]
    assert tender["status"] == "complete"
    assert tender["techniques"]["hasFrameworkAgreement"] is True
    assert [lot["id"] for lot in tender["lots"]] == ["1"]
    counts = {row["measure"]: row["value"] for row in release["bids"]["statistics"]}
    assert counts == {"bids": 3, "validBids": 3}
    assert [row["name"] for row in release["awards"][0]["suppliers"]] == [
        "Logiciels Fictifs Alpha",
        "Développeuse Fictive Beta",
        "Services Fictifs Gamma",
    ]


def test_what_is_in_preparation_is_not_published(market):
    before = market.done(None, "@ocds", method="get")["releases"]
    market.create()
    assert market.done(None, "@ocds", method="get")["releases"] == before


@pytest.mark.row("H4", "H13")
def test_nothing_is_said_of_sealed_bids(market):
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "42000")
    (release,) = market.done(None, f"{market.tender}/@ocds", method="get")["releases"]
    assert "bids" not in release
    assert "Alpha" not in str(release)
