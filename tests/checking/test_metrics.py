"""A watch draws what the site counts."""

from prometheus_client.parser import text_string_to_metric_families

import pytest


# What Prometheus 2 sends with each of its questions.
PROMETHEUS = "application/openmetrics-text;version=1.0.0,text/plain;q=0.5,*/*;q=0.1"


def figures(client, login):
    """The samples by name and labels."""
    told = client(login).get("@metrics", headers={"Accept": PROMETHEUS})
    assert told.status_code == 200, told.text
    families = text_string_to_metric_families(told.text)
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


@pytest.mark.row("M19")
def test_the_figures_are_those_of_the_site(client, sink):
    told = figures(client, "auditeur")
    shown = client("imio-officer").get("@list?type=Member&review_state=member").json()
    assert told["mutualisation_records", "Member", "member"] == shown["items_total"]
    assert told["mutualisation_mails", "waiting"] == sink.waiting
    assert told["mutualisation_disk_free_bytes",] > 0
    assert told["mutualisation_upgrade_steps_lacking",] == 0


@pytest.mark.parametrize("login", ["agent-andenne", "partenaire-alpha", None])
def test_nobody_else_reads_them(client, login):
    assert client(login).get("@metrics").status_code in (401, 403)
