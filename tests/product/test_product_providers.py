"""Who can provide a product, as far as each person may know."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid

import pytest
import transaction


def providers(client, product, login=None):
    """(name, kind) of each, as a person reads them over REST."""
    answer = client(login).get(f"catalogue/{product}/@providers").json()
    assert answer["items_total"] == len(answer["items"])
    return [(each["name"], each["kind"]) for each in answer["items"]]


@pytest.mark.row("I3")
def test_those_under_contract_until_it_ends(client):
    rows = [
        {"name": "Firme fictive", "until": "2099-12-31"},
        {"name": "Firme d’hier", "until": "2020-12-31"},
    ]
    client("imio-officer").patch("catalogue/ged", json={"contractors": rows})
    assert providers(client, "ged") == [("Firme fictive", "contractor")]
    page = client().get("catalogue/ged", headers={"Accept": "text/html"}).text
    assert 'id="providers-title"' in page


@pytest.mark.row("I3")
@pytest.mark.parametrize(
    ("login", "count"), [("imio-officer", 1), ("agent-mons", 1), (None, 0)]
)
def test_the_supplier_of_a_licence_for_who_may_see_it(client, login, count):
    known = providers(client, "ricoh", login)
    assert [kind for _name, kind in known] == ["supplier"] * count


@pytest.fixture
def tendered(site):
    """The GED, which the lot of the awarded tender names."""
    tender = existing("Tender", review_state="awarded")[0]._unrestrictedGetObject()
    row = {**tender.lots[0], "product": uid(site["catalogue"]["ged"])}
    tender.lots = [row, *tender.lots[1:]]
    tender.reindexObject()
    transaction.commit()
    return tender


@pytest.mark.row("I3", "D5")
def test_the_partners_of_the_cascade_in_their_order(client, tendered):
    ranked = [row["title"] for row in sorted(tendered.ranking, key=lambda r: r["rank"])]
    assert len(ranked) > 1
    assert providers(client, "ged") == [(name, "partner") for name in ranked]
    answer = client().get("catalogue/ged/@providers").json()
    assert answer["firms"] == len(ranked)
    assert providers(client, "site-web") == []
