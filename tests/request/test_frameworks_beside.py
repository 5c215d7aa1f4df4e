"""Whoever orders beside a framework is warned of it."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid

import pytest
import transaction


@pytest.fixture
def bought(site):
    """The awarded tender of the demonstration is for a product."""
    transaction.begin()
    product = site["catalogue"]["ricoh"]
    tender = existing("Tender", review_state="awarded")[0]._unrestrictedGetObject()
    tender.lots = [{**row, "product": uid(product)} for row in tender.lots]
    tender.reindexObject()
    transaction.commit()
    return tender


@pytest.mark.row("H11")
def test_the_member_that_orders_beside_a_framework_is_warned(bought, client):
    body = {
        "@type": "imio.mutualisation.ServiceRequest",
        "kind": "subscription",
        "product": "ricoh",
    }
    agent = client("agent-andenne")
    made = agent.post("adherents/andenne", json=body).json()
    title = bought.title
    assert [each["title"] for each in made["frameworks_beside"]] == [title]
    page = agent.get(made["@id"], headers={"Accept": "text/html"}).text
    assert "commandez dans son cadre" in page
    drawn = {"framework": f"{uid(bought)}:1"}
    assert client("imio-officer").patch(made["@id"], json=drawn).status_code == 204
    assert agent.get(made["@id"]).json()["frameworks_beside"] == []
