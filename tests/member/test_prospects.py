"""Who may still join: how far one has come, how likely it is, whom to call next."""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.member.communes import communes
from imio.mutualisation.member.communes import cpas
from imio.mutualisation.member.communes import provinces
from imio.mutualisation.rules.prospecting import in_order
from imio.mutualisation.rules.prospecting import Prospect

import csv
import io
import pytest


HTML = {"Accept": "text/html"}
FIELDS = ("prospect_stage", "likelihood", "next_contact_on")
TABLE = """nom,type,province,prospection,probabilite,prochain_contact
Zone de police Fictive,zone de police,Namur,À contacter,faible,2099-01-31
Zone de secours Fictive,zone de secours,Liège,contacté,moyenne,
Intercommunale Fictive,intercommunale,Hainaut,en décision,forte,2099-01-30
Société de logement Fictive,société de logement,Hainaut,pas maintenant,,
CPAS Fictif,cpas,Hainaut,intéressé,,
"""


def listed(person, **narrowed):
    answer = person.get("adherents/@prospects", params=narrowed)
    assert answer.ok, answer.text
    return {each["title"]: each for each in answer.json()["items"]}


def say(person, path, **values):
    answer = person.patch(path, json=values)
    assert answer.ok, answer.text


def test_the_next_contact_comes_first_then_the_likely_ones():
    today = clock.today()
    told = [("a", "low", None), ("b", "high", None), ("c", "", today)]
    ordered = in_order(Prospect(name, "", chance, on) for name, chance, on in told)
    assert [each.brain for each in ordered] == ["c", "b", "a"]


@pytest.mark.row("L2")
def test_prospects_of_every_kind_come_in_by_table(client, site):
    officer = client("imio-officer")
    sent = {"files": {"file": ("prospects.csv", TABLE.encode())}}
    done = officer.post("adherents/@import-members", **sent, data={"dry_run": "0"})
    assert done.json().get("created") == 5, done.text
    there = listed(officer)
    assert there["Zone de police Fictive"]["prospect_stage"] == "to_contact"
    assert [each for each in there if "Fictive" in each][:2] == [
        "Intercommunale Fictive",
        "Zone de police Fictive",
    ]
    assert list(listed(officer, kind="rescue_zone")) == ["Zone de secours Fictive"]
    hainaut = listed(officer, province="Hainaut", stage="not_now")
    assert list(hainaut) == ["Société de logement Fictive"]
    again = officer.post("adherents/@import-members", **sent, data={"dry_run": "0"})
    assert again.json()["unchanged"] == 5


@pytest.mark.row("L2")
def test_the_page_is_filtered_and_goes_out_as_a_file(client, site):
    officer = client("imio-officer")
    page = officer.get("adherents/@@prospects", headers=HTML)
    assert page.ok and "Province de Namur" in page.text and "Forte" in page.text
    narrow = officer.get("adherents/@@prospects?kind=cpas", headers=HTML).text
    assert "CPAS de Grez-Doiceau" in narrow and "Province de Namur" not in narrow
    file = officer.get("adherents/@@prospects?stage=interested&format=csv")
    rows = list(
        csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";")
    )
    assert [row[0] for row in rows[1:]] == ["Province de Namur"], file.text
    assert "@@prospects" in officer.get("adherents", headers=HTML).text


@pytest.mark.row("L2")
def test_a_contact_that_is_due_stands_in_the_work_of_imio_and_is_late_after(
    client, site, travel
):
    officer = client("imio-officer")
    say(officer, "adherents/bastogne", prospect_stage="contacted")
    on = clock.today() + timedelta(days=3)
    say(officer, "adherents/bastogne", next_contact_on=on.isoformat())

    def work():
        items = officer.get("@work?type=Member&b_size=500").json()["items"]
        return [
            i["late"]
            for i in items
            if i["code"] == "contact" and "Bastogne" in i["title"]
        ]

    assert work() == [False]
    travel(days=4)
    assert work() == [True]
    assert "en retard" in officer.get("adherents/@@prospects", headers=HTML).text


@pytest.mark.row("L2")
@pytest.mark.parametrize("login", [None, "agent-durbuy", "agent-andenne", "auditeur"])
def test_nobody_but_imio_reads_what_imio_thinks(client, site, login):
    person, officer = client(login), client("imio-officer")
    say(officer, "adherents/durbuy", likelihood="low")
    assert person.get("adherents/@prospects").status_code in (401, 403)
    shut = person.get("adherents/@@prospects", headers=HTML)
    assert "Prochain contact" not in shut.text
    told = person.get("adherents/durbuy")
    assert not told.ok or not {*FIELDS} & {*told.json()}
    page = person.get("adherents/durbuy", headers=HTML)
    assert not page.ok or "Prospection" not in page.text
    history = person.get("adherents/durbuy/@history")
    assert not history.ok or (
        "low" not in history.text and "Faible" not in history.text
    )
    for name in (*FIELDS, "prospecting", "waits", "tallied"):
        asked = {"metadata_fields": "_all"}
        found = person.get("@search", params={name: "low", **asked}).json()
        everything = person.get("@search", params=asked).json()
        assert found.get("reason") == "unknown_field" or (
            found["items_total"] == everything["items_total"]
        )
        told = found.get("items", ())
        assert not any({*FIELDS, "prospecting"} & {*each} for each in told)


@pytest.mark.row("L2", "A6")
def test_a_real_site_begins_with_the_communes_their_cpas_and_the_provinces():
    titles = [each["title"] for each in cpas()]
    assert len(titles) == len({*titles}) == len(list(communes())) == 261
    assert {"CPAS d’Andenne", "CPAS de Huy", "CPAS du Roeulx"} < {*titles}
    assert {each["title"] for each in provinces()} == {
        f"Province de {name}"
        for name in ("Brabant wallon", "Hainaut", "Liège", "Luxembourg", "Namur")
    }
    assert sum(len(each["communes_served"]) for each in provinces()) == 261
