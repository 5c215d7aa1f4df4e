"""Services that ran before the suite knew them, with their own days."""

from datetime import date
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.changes import changes
from imio.mutualisation.base.tally import SIGNED
from imio.mutualisation.base.tally import tally
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.report import as_row
from imio.mutualisation.importing.report import report_lines
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.past.apply import write
from imio.mutualisation.past.plan import planned
from imio.mutualisation.rules.past import may_have_run
from imio.mutualisation.rules.verdict import Refused
from plone import api

import pytest
import transaction


TITLES = (
    "adherent,ins,produit,support_depuis,redevance,devis,signe_le,signe_par,"
    "montant_unique,reception_le"
)
MONS = (
    "Mons,53053,urbanisme,2014-05-01,4500,OLD/12,2014-01-15,Jean Fictif,1200,2014-04-20"
)


def lines(section, *told):
    text = "\n".join((TITLES, *told))
    return planned(section, read_table(text.encode()))


def imported(section, *told):
    list(write(section, to_write(lines(section, *told))))
    return existing("ServiceRequest", thread=thread())[0]._unrestrictedGetObject()


def thread():
    return f"ANT-{clock.today().year}-00001"


def reasons(section, told):
    (line,) = lines(section, told)
    return [each.reason for each in line.reasons]


@pytest.fixture
def section(demo):
    with api.env.adopt_user(username="imio-officer"):
        yield demo["adherents"]


@pytest.mark.row("M9", "K14")
def test_support_of_before_has_its_days_fee_and_thread(section):
    request = imported(section, MONS)
    assert (request.review_state(), request.thread) == ("support", thread())
    assert request.support_from == date(2014, 5, 1)
    assert (request.annual_fee, request.acceptance_signed_on.year) == (4500, 2014)


@pytest.mark.row("M9")
def test_its_quote_is_signed_then_and_counts_in_that_year(section):
    before = tally(SIGNED).get(2014)
    (quote,) = imported(section, MONS).quotes()
    assert before is None and tally(SIGNED)[2014] == (1, 5700, 0)
    assert (quote.number, quote.review_state()) == ("OLD/12", "accepted")
    assert (quote.signed_name, quote.signed_on) == ("Jean Fictif", date(2014, 1, 15))


def test_the_same_table_changes_nothing_and_a_new_fee_is_told(section):
    imported(section, MONS)
    assert [line.outcome for line in lines(section, MONS)] == ["unchanged"]
    (line,) = lines(section, MONS.replace("4500", "4800"))
    assert as_row(*report_lines([line]))[3] == "redevance : 4\u202f500 → 4\u202f800"


def test_a_new_fee_is_written_and_noted(section):
    imported(section, MONS)
    request = imported(section, MONS.replace("4500", "4800"))
    assert request.annual_fee == 4800
    assert "4\u202f500" in changes(request)[-1].before


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Nulle Part,,urbanisme,2014-05-01", ["member_not_found"]),
        ("Mons,53053,inconnu,2014-05-01", ["product_unknown"]),
        ("Mons,53053,,2014-05-01", ["value_missing"]),
        ("Mons,53053,urbanisme,", ["value_missing"]),
        ("Mons,53053,urbanisme,2099-01-01", ["day_to_come"]),
        (
            "Mons,53053,urbanisme,2014-05-01,1,DEV-2014-00001,2014-01-01",
            ["number_of_series"],
        ),
        ("Mons,53053,urbanisme,2014-05-01,1,OLD/1,", ["signature_incomplete"]),
        ("Mons,53053,urbanisme,2014-05-01,-1", ["number_too_small"]),
        ("Durbuy,83012,urbanisme,2014-05-01", ["not_a_member"]),
        ("Mons,53053,Gestion des cimetières (fictif),2014-05-01", ["product_unknown"]),
    ],
)
def test_what_does_not_fit_is_refused(section, told, expected):
    assert reasons(section, told) == expected


def test_what_a_known_service_would_lose_is_refused(section):
    imported(section, MONS)
    assert reasons(section, MONS.replace("OLD/12", "OLD/13")) == ["service_known"]


def test_a_line_that_repeats_another_is_refused(section):
    first, second = lines(section, MONS, MONS)
    assert first.outcome == "created"
    assert [each.reason for each in second.reasons] == ["duplicate_line"]


@pytest.mark.parametrize(
    ("later", "earlier"),
    [("support_from", "acceptance_signed_on"), ("acceptance_signed_on", "signed_on")],
)
def test_days_come_in_their_order(later, earlier):
    said = {later: date(2014, 1, 1), earlier: date(2014, 1, 2)}
    told = may_have_run({"signed_on": None, **said})
    assert isinstance(told, Refused) and told.reason == "days_out_of_order"
    assert {"label", "other", "value", "earlier"} <= told.details.keys()


def test_nobody_is_told_of_what_happened_years_ago(client, sink, site):
    text = f"{TITLES}\n{MONS}"
    files, data = {"file": ("t.csv", text)}, {"dry_run": "0"}
    answer = client("imio-officer").post(
        "adherents/@import-services", files=files, data=data
    )
    assert answer.json()["written"] and not sink.collect()


def test_the_member_sees_its_running_service(client, site):
    files = {"file": ("t.csv", f"{TITLES}\n{MONS}")}
    client("imio-officer").post(
        "adherents/@import-services", files=files, data={"dry_run": "0"}
    )
    transaction.begin()
    url = existing("ServiceRequest", thread=thread())[0].getURL()
    told = client("agent-mons").get(url).json()
    assert (told["annual_fee"], told["support_from"]) == ("4500.00", "2014-05-01")
    page = client("agent-mons").get(f"{url}/devis", headers={"Accept": "text/html"})
    assert page.ok and "OLD/12" in page.text


@pytest.mark.sends("ISection/@@import-services")
def test_the_page_reads_the_table_and_shows_what_it_would_do(client):
    file = ("t.csv", f"{TITLES}\n{MONS}")
    page = send(client("imio-officer"), "adherents/@@import-services", file=file)
    assert "Mons – urbanisme" in page.text and "Écrire" in page.text
