"""`GET @deadline`: the delays of the law for anybody, and why a day moved."""

from imio.mutualisation.base.settings import save
from imio.mutualisation.base.settings import setting

import pytest
import transaction


pytestmark = pytest.mark.row("G14")

# kind and days it counts from, the day due, the days it was moved over
DUE = [
    ("supervision&received=2026-02-25&days=40", "2026-04-07", ["2026-04-06"]),
    ("supervision&received=2026-03-05&days=60", "2026-05-04", []),
    ("supervision&received=2026-03-05&days=40", "2026-04-14", []),
    ("supervision&received=2026-02-25&days=60", "2026-04-27", ["2026-04-26"]),
    ("supervision&received=2026-03-05", "2026-04-07", None),
    ("transmission&adopted=2026-03-05", "2026-03-20", []),
    ("convocation&sitting=2026-03-24", "2026-03-16", []),
    ("entry_into_force&published=2026-03-24", "2026-03-29", []),
    ("standstill&sent=2026-03-24", "2026-04-08", []),
]


@pytest.mark.parametrize(("asked", "due", "moved"), DUE)
def test_a_deadline_and_the_days_it_moved_over(client, asked, due, moved):
    answer = client().get(f"@deadline?kind={asked}").json()
    assert answer["date"] == due
    if moved is not None:
        assert [each["from"] for each in answer["shifted"]] == moved
    assert all(each["reason"] for each in answer["shifted"])


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("", "parameter_missing"),
        ("kind=noel", "kind_unknown"),
        ("kind=supervision", "parameter_missing"),
        ("kind=supervision&received=hier", "parameter_invalid"),
        ("kind=supervision&received=2026-02-25&days=-1", "parameter_invalid"),
        ("kind=supervision&received=2026-02-25&days=99999999", "parameter_invalid"),
        ("kind=convocation&sitting=0001-01-01", "parameter_invalid"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(client, asked, reason):
    answer = client().get(f"@deadline?{asked}")
    assert (answer.status_code, answer.json()["reason"]) == (400, reason)


def test_the_delay_is_the_one_of_the_settings(client, site):
    rows = [dict(row) for row in setting("legal_numbers")]
    next(row for row in rows if row["code"] == "transmission")["value"] = 20
    save("legal_numbers", rows)
    transaction.commit()
    answer = client().get("@deadline?kind=transmission&adopted=2026-03-05").json()
    assert answer["date"] == "2026-03-25"
