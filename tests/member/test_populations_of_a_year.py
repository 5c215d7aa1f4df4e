"""The official table of a year, as Statbel publishes it, into the communes of the site."""

from forms import send
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.report import as_row
from imio.mutualisation.importing.report import report_lines
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.member import command
from imio.mutualisation.member.communes import table as shipped
from imio.mutualisation.member.importing.apply import write
from imio.mutualisation.member.importing.populations import planned
from io import BytesIO
from openpyxl import Workbook

import pytest
import transaction


HEADER = (" Code INS", "Lieu de Résidence", "Hommes", "Femmes", "Total")
AROUND = (
    ("01000", "Belgique", 5_900_000, 6_000_000, 11_900_000),
    ("20002", "Province du Brabant wallon", 200_000, 215_000, 415_000),
    ("25000", "Arrondissement de Nivelles", 200_000, 215_000, 415_000),
    ("11002", "Anvers", 270_000, 271_000, 541_000),
)
HTML = {"Accept": "text/html"}
DEMO = {"92003": 29_001, "53053": 97_000, "92142": 27_000, "25112": 36_000}
DEMO |= {"25031": 16_500, "25037": 14_100, "83012": 11_900, "82039": 21_000}


def workbook(communes, years=("Population en 2024", "Population en 2026")):
    """The older sheets first; the last year is the one that counts."""
    book = Workbook()
    book.remove(book.active)
    for name in years:
        sheet = book.create_sheet(name)
        sheet.append(["Population par commune"])
        sheet.append(HEADER)
        for row in AROUND:
            sheet.append(row)
        more = 0 if name == years[-1] else 1
        for nis, inhabitants in communes.items():
            sheet.append((nis, f"Commune {nis}", 1, 1, inhabitants - more))
    told = BytesIO()
    book.save(told)
    return told.getvalue()


def lines(section, data):
    return planned(section, read_table(data))


def reasons(section, text):
    return [[each.reason for each in line.reasons] for line in lines(section, text)]


@pytest.mark.row("K9")
def test_all_communes_have_one_reference_date_from_the_start():
    rows = shipped()
    years = [name for name in rows[0] if name.startswith("population_")]
    assert len(rows) == 261 and all(row[year] for row in rows for year in years)
    # As Statbel adds them up: the Region on 1 January 2020 and 2023.
    totals = [sum(int(row[year]) for row in rows) for year in years]
    assert totals == [3_645_243, 3_681_575]


@pytest.mark.row("K9")
def test_the_workbook_of_a_year_goes_in_as_it_is_published(client, site):
    officer, book = client("imio-officer"), workbook(DEMO)
    asked = {"files": {"file": ("Population_par_commune.xlsx", book)}}
    dry = officer.post("adherents/@import-populations", **asked, data={"dry_run": "1"})
    assert dry.json()["changed"] == len(DEMO), dry.text
    assert "01/01/2023" in officer.get("adherents", headers=HTML).text
    done = officer.post("adherents/@import-populations", **asked, data={"dry_run": "0"})
    assert done.ok, done.text
    transaction.begin()
    mons = existing("Member", nis="53053", mutualisation_kind="commune")[0]
    assert (mons.inhabitants, mons.population_date.year) == (97_000, 2026)
    figures = officer.get("@figures").json()["populations"]
    assert [row["reference_date"] for row in figures] == ["2026-01-01"]


@pytest.mark.row("K9")
@pytest.mark.sends("ISection/@@import-populations")
def test_days_that_differ_are_said_beside_the_figure(client, site):
    officer, some = client("imio-officer"), {"53053": 97_000}
    file = ("Population_par_commune.xlsx", workbook(some))
    page = send(officer, "adherents/@@import-populations", file)
    assert "97\u202f000" in page.text
    job = page.url.partition("job=")[2]
    assert send(officer, "adherents/@@import-populations", job=job).ok
    for address in ("adherents", "continuite"):
        text = officer.get(address, headers=HTML).text
        told = text[text.find("Populations officielles") :][:100]
        assert "1 au 01/01/2026, 7 au 01/01/2023" in told, (address, told)


def test_what_is_wrong_is_a_line_of_the_report(demo):
    section = demo["adherents"]
    told = b"Population au 1er janvier 2026\nins,commune,total\n"
    assert reasons(section, told + b"99999,X,1\n53053,Mons,abc") == [
        ["unknown_nis"],
        ["number_invalid"],
    ]
    assert reasons(section, told + b"53053,Mons,1\n53053,Mons,2")[1] == [
        "duplicate_line"
    ]
    assert reasons(section, b"ins,total\n53053,9") == [["population_date_missing"]]
    assert reasons(section, told + b"53053,Mons,") == [["value_missing"]]
    assert lines(section, told + b"11002,Anvers,5").reason == "no_commune"


def test_a_known_number_is_no_news_and_another_one_shows_both(demo):
    section, book = demo["adherents"], workbook({"53053": 97_000})
    list(write(section, to_write(lines(section, book))))
    assert [line.outcome for line in lines(section, book)] == ["unchanged"]
    (line,) = lines(section, workbook({"53053": 97_001}))
    assert as_row(*report_lines([line]))[3] == "population : 97\u202f000 → 97\u202f001"


def test_the_command_asks_for_the_same_table(capsys):
    with pytest.raises(SystemExit):
        command.populations(["--help"])
    assert "Statbel" in capsys.readouterr().out
