"""Tenders that were awarded before, in the order of their cascade, and jobs evaluated then."""

from datetime import date
from forms import send
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.open_data import publish
from imio.mutualisation.base.open_data import releases
from imio.mutualisation.past.evaluations import EVALUATIONS
from imio.mutualisation.past.tenders import TENDERS
from imio.mutualisation.rules.past import may_have_awarded
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.tender import appeals
from imio.mutualisation.tender.reranking import may_rerank
from plone import api
from tables import imported
from tables import planned
from tables import reasons

import pytest


TITLES = "marche,attribue_le,duree_mois,lot,objet_lot,produit,rang,partenaire,prix"
FIRST = (
    "Développement 2025,2025-11-03,36,1,Développement,,1,Logiciels fictifs Alpha,420"
)
SECOND = (
    "Développement 2025,2025-11-03,36,1,Développement,,2,Développeuse Fictive Beta,"
)
OTHER = "Développement 2025,2025-11-03,36,2,Hébergement,,1,Développeuse Fictive Beta,"
CASCADE = (TITLES, FIRST, SECOND, OTHER)
EPSILON = {
    "title": "Epsilon fictif",
    "size": "freelance",
    "bce_number": "1999.999.943",
}
MARKS = (
    "partenaire,jour,dossier,competence,reactivite,qualite,transfert,continuite",
    "Logiciels fictifs Alpha,2019-04-02,Reprise fictive,4,5,4,3,2",
)


@pytest.fixture
def place(demo):
    with api.env.adopt_user(username="imio-officer"):
        yield demo


@pytest.fixture
def tender(place):
    imported(place, TENDERS, *CASCADE)
    return place["marches"]["developpement-2025"]


@pytest.mark.row("M9")
def test_a_tender_of_before_calls_its_partners_in_their_order(place, tender):
    alpha, beta = (
        place["partenaires"]["logiciels-fictifs-alpha"],
        place["partenaires"]["developpeuse-fictive-beta"],
    )
    on = date(2026, 1, 5)
    assert tender.review_state() == "awarded"
    assert [each.partner for each in tender.order("1", on)] == [alpha.UID(), beta.UID()]
    assert [each.partner for each in tender.order("2", on)] == [beta.UID()]
    assert [row["rank"] for row in beta.places if row["title"] == tender.title] == [
        2,
        1,
    ]


def test_it_has_a_number_of_its_own_series_and_its_open_data(tender):
    assert tender.number.startswith("MAV-")
    assert publish(tender)
    (release,) = releases(tender)
    assert [each["status"] for each in release["awards"]] == ["active", "active"]


def test_its_order_stays_since_nobody_knows_its_totals(tender):
    refused = may_rerank(tender, "1", date(2090, 1, 1), "Évaluations")
    assert refused == Refused("award_unscored")
    page = api.content.get_view("reclasser", tender, tender.REQUEST)
    assert not page.proposals() and page.none()


@pytest.mark.row("D24", "M9")
def test_an_appeal_that_fails_leaves_it_awarded_as_it_was(tender):
    kept = tender.awarded_on, list(tender.ranking)
    said = {"by": "Beta", "against": "award", "ground": "x"}
    appeals.record(tender, {**said, "received_on": "2025-12-01"})
    perform(tender, "dismiss", "Arrêt.")
    with api.env.adopt_user(username="imio-manager"):
        perform(tender, "award")
    assert tender.review_state() == "awarded"
    assert (tender.awarded_on, tender.ranking) == kept


@pytest.mark.row("D7", "M9")
def test_a_term_that_is_over_brings_nobody_into_the_network(place):
    with api.env.adopt_user(username="imio-manager"):
        partner = create_in(place["partenaires"], "Partner", **EPSILON)
    imported(place, TENDERS, TITLES, "Ancien,2012-03-01,36,1,,,1,Epsilon fictif,")
    assert place["marches"]["ancien"].review_state() == "awarded"
    assert partner.review_state() == "candidate"


def test_the_same_table_changes_nothing(place, tender):
    assert {each.outcome for each in planned(place, TENDERS, *CASCADE)} == {"unchanged"}


def test_a_table_may_go_on_in_another_one(place):
    imported(place, TENDERS, TITLES, FIRST)
    imported(place, TENDERS, TITLES, SECOND)
    tender = place["marches"]["developpement-2025"]
    assert [row["rank"] for row in tender.ranking] == [1, 2]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (SECOND.replace("36", "48"), ["told_otherwise"]),
        (SECOND.replace(",Développement,", ",Autre,"), ["told_otherwise"]),
        (SECOND.replace(",2,", ",1,"), ["rank_taken"]),
        (
            SECOND.replace("Développeuse Fictive Beta", "Logiciels fictifs Alpha"),
            ["ranked_twice"],
        ),
        (FIRST, ["duplicate_line"]),
        (SECOND.replace("Développeuse Fictive Beta", "Inconnue"), ["supplier_unknown"]),
        (SECOND.replace("2025-11-03", "2090-01-01"), ["day_to_come"]),
        (SECOND.replace("2025-11-03", ""), ["value_missing"]),
        (SECOND.replace(",2,", ",deux,"), ["number_invalid"]),
        (SECOND.replace(",2,", ",999999999999,"), ["number_above"]),
        (OTHER.replace(",2,", f",{'x' * 1001},"), ["text_too_long"]),
        (OTHER.replace("Hébergement", "x" * 1001), ["text_too_long"]),
    ],
)
def test_a_place_that_could_not_be_is_refused(place, line, expected):
    assert reasons(place, TENDERS, TITLES, FIRST, line) == expected


ALPHA, BETA = "alpha", "beta"


@pytest.mark.parametrize(
    ("places", "rank", "of_before", "expected"),
    [
        ({}, 1, True, None),
        ({1: ALPHA}, 1, True, None),
        ({1: BETA}, 1, True, "rank_taken"),
        ({1: ALPHA}, 2, True, "ranked_twice"),
        ({}, 1, False, "tender_awarded_here"),
    ],
)
def test_places_beside_those_that_are_known(places, rank, of_before, expected):
    found = may_have_awarded(places, rank, ALPHA, of_before)
    assert (found.reason if isinstance(found, Refused) else None) == expected


@pytest.mark.row("M9")
def test_a_job_of_before_counts_in_the_marks_of_a_partner(place):
    alpha = place["partenaires"]["logiciels-fictifs-alpha"]
    before = len(alpha.evaluations_for_rules())
    imported(place, EVALUATIONS, *MARKS)
    assert alpha.evaluations_for_rules()[-1].marks == (4, 5, 4, 3, 2)
    assert len(alpha.evaluations) == before + 1
    (again,) = planned(place, EVALUATIONS, *MARKS)
    assert again.outcome == "unchanged"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (",4,5,", ",6,5,", ["number_above"]),
        (",4,5,", ",,5,", ["value_missing"]),
        ("2019-04-02", "2090-04-02", ["day_to_come"]),
        ("Logiciels fictifs Alpha", "Inconnue", ["supplier_unknown"]),
    ],
)
def test_marks_that_could_not_be_are_refused(place, old, new, expected):
    titles, line = MARKS
    assert reasons(place, EVALUATIONS, titles, line.replace(old, new)) == expected


def test_a_job_of_this_site_is_evaluated_on_its_thread(place):
    titles, line = MARKS
    thread = existing("ServiceRequest")[0].getObject().thread
    old = line.split(",")[titles.split(",").index("dossier")]
    told = reasons(place, EVALUATIONS, titles, line.replace(old, thread))
    assert told == ["evaluated_here"]


@pytest.mark.parametrize(
    ("old", "new"),
    [(",4,5,", ",1,5,"), ("2019-04-02", "2019-04-03")],
)
def test_a_job_is_evaluated_once_and_never_rewritten(place, old, new):
    titles, line = MARKS
    other = line.replace(old, new).replace("Reprise", "reprise")
    first, second = planned(place, EVALUATIONS, titles, line, other)
    assert (first.outcome, second.reasons[0].reason) == ("created", "duplicate_line")
    imported(place, EVALUATIONS, *MARKS)
    assert reasons(place, EVALUATIONS, titles, other) == ["evaluation_known"]


@pytest.mark.sends("ISection/@@import-tenders")
def test_the_page_writes_a_tender_that_everybody_reads(client):
    officer = client("imio-officer")
    file = ("t.csv", "\n".join(CASCADE))
    send(officer, send(officer, "marches/@@import-tenders", file=file).url)
    page = client().get("marches/developpement-2025", headers={"Accept": "text/html"})
    assert page.ok and "Développeuse Fictive Beta" in page.text
    assert client().get("marches/developpement-2025/@ocds").ok


@pytest.mark.sends("ISection/@@import-evaluations")
def test_the_page_shows_what_a_table_of_marks_would_do(client):
    file = ("t.csv", "\n".join(MARKS))
    told = send(client("imio-officer"), "partenaires/@@import-evaluations", file=file)
    assert "Reprise fictive" in told.text
