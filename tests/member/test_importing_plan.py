"""What each line of a table would do, shown on plain data."""

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.importing.columns import known_alone
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.member.communes import communes
from imio.mutualisation.member.communes import nis_codes
from imio.mutualisation.member.importing.columns import COLUMNS
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import Known
from imio.mutualisation.member.importing.plan import plan
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.rules.membership import KINDS
from imio.mutualisation.rules.verdict import Refused
from importlib.resources import files

import pytest


SHIPPED = files("imio.mutualisation.member") / "data" / "communes.csv"
MONS = {
    "title": "Mons",
    "kind": "commune",
    "nis": "53053",
    "bce_number": "0841.470.248",
    "populations": [
        {"reference_date": date(2024, 1, 1), "inhabitants": 96_000, "source": "Statbel"}
    ],
}
POLICE = {"title": "Zone de police Boraine", "kind": "police_zone"}
GONE = {"title": "Bertogne", "kind": "commune", "nis": "82005"}
TWINS = {"title": "Habitations", "kind": "housing_company"}


def existing(*members, former=()):
    return [
        Existing(f"id-{number}", member in former, member)
        for number, member in enumerate(members)
    ]


KNOWN = existing(MONS, POLICE, GONE, TWINS, dict(TWINS), former=(GONE,))


def planned(text, members=KNOWN):
    table = read_table(text.encode())
    assert not isinstance(table, Refused)
    return plan(table, Known(members), nis_codes())


def only(text, members=KNOWN):
    (line,) = planned(text, members)
    return line


def reasons(line):
    return [refused.reason for refused in line.reasons]


def after(lines, members=()):
    """The members as the lines leave them."""
    found = {member.id: dict(member.values) for member in members}
    for line in to_write(lines):
        found.setdefault(line.existing or f"new-{line.number}", {}).update(line.values)
    return [Existing(name, False, values) for name, values in found.items()]


# --- The shipped table ------------------------------------------------------


@pytest.mark.row("A6")
def test_the_shipped_communes_are_all_new_on_an_empty_site():
    lines = planned(SHIPPED.read_text(), [])
    assert [line.outcome for line in lines] == ["created"] * 261


@pytest.mark.row("A6")
def test_the_shipped_communes_are_all_unchanged_over_themselves():
    members = [Existing(each["nis"], False, each) for each in communes()]
    lines = planned(SHIPPED.read_text(), members)
    assert [line.outcome for line in lines] == ["unchanged"] * 261


def test_the_shipped_communes_become_what_the_site_creates_itself():
    lines = planned(SHIPPED.read_text(), [])
    assert [line.values for line in lines] == list(communes())


# --- Outcomes ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outcome", "values"),
    [
        ("nom,ins\nMons,53053", "unchanged", {}),
        ("nom,bce\nMons,0841470248", "unchanged", {}),
        ("nom,bce\nMons,841470248", "unchanged", {}),
        ("nom\nMONS", "unchanged", {}),
        ("nom,ins\nMONS,53053", "changed", {"title": "MONS"}),
        ("nom,bce\nVille de Mons,0841.470.248", "changed", {"title": "Ville de Mons"}),
        ("nom,province\nMons,", "unchanged", {}),
        ("nom,province\nMons,Hainaut", "changed", {"province": "Hainaut"}),
        ("nom,type\nMons,cpas", "created", {"title": "Mons", "kind": "cpas"}),
        ("nom,type\nX,SLSP", "created", {"title": "X", "kind": "housing_company"}),
        ("Nom,Type\nZone de police BORAINE,Zone de police", "unchanged", {}),
        ("nom\n=1+1", "created", {"title": "=1+1", "kind": "commune"}),
        ("nom,bce\n,0841470248", "refused", {}),
    ],
)
def test_outcome(text, outcome, values):
    line = only(text)
    assert (line.outcome, line.values) == (outcome, values)


@pytest.mark.row("A1")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_imported(kind):
    assert only(f"nom,type\nNeuf,{kind}").values["kind"] == kind


def test_communes_are_written_before_those_they_price():
    lines = planned("nom,type\nCPAS,cpas\nChimay,commune\nZone,zone_police")
    assert [line.name for line in to_write(lines)] == ["Chimay", "CPAS", "Zone"]


# --- Population -------------------------------------------------------------


@pytest.mark.row("K9")
@pytest.mark.parametrize(
    ("cells", "known"),
    [
        ("96000,2024-01-01", ["Statbel"]),
        ("96 000,01/01/2024", ["Statbel"]),
        ("96.000,1/1/2024", ["Statbel"]),
        ("96001,2024-01-01", ["Import"]),
        ("96001,2025-01-01", ["Statbel", "Import"]),
    ],
)
def test_a_population_is_dated_and_keeps_its_first_source(cells, known):
    line = only(f"nom,population,population_date\nMons,{cells}")
    rows = line.values.get("populations", MONS["populations"])
    assert [row["source"] for row in rows] == known


def test_two_figures_of_one_day_settle_at_once():
    text = "nom,population_2020,population,population_date\nX,1,2,2020-01-01"
    first = planned(text, [])
    assert only(text, after(first)).outcome == "unchanged"
    assert first[0].values["populations"][0]["inhabitants"] == 2


# --- Refusals ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nom,bce\nX,0216.659.981", ["bce_invalid"]),
        ("nom,bce\nX,1e9", ["bce_invalid"]),
        ("nom,bce\nX,12345678", ["bce_invalid"]),
        ("nom,ins\nX,99999", ["unknown_nis"]),
        ("nom,ins\nX,530", ["nis_invalid"]),
        ("nom,type\nX,région", ["unknown_kind"]),
        ("nom,langue\nX,nl", ["unknown_choice"]),
        ("nom,informatique_interne\nX,peut-être", ["unknown_choice"]),
        ("nom,codes_postaux\nX,7000 70", ["postal_code_invalid"]),
        ("nom,codes_postaux\nX,;,", ["postal_code_invalid"]),
        ("nom,type,communes_desservies\nX,cpas,53053 00000", ["unknown_nis"]),
        ("nom,lat,lon\nX,3.9,50.4", ["outside_belgium", "outside_belgium"]),
        ("nom,lat\nX,1e1", ["number_invalid"]),
        ("nom,population\nX,5", ["population_date_missing"]),
        ("nom,population_date\nX,2024-01-01", ["population_missing"]),
        ("nom,population_date,population\nX,2024-13-01,5", ["day_invalid"]),
        ("nom,\nX,Y", ["stray_cell"]),
        ("nom;ins\nX;53053;Y", ["stray_cell"]),
        ("nom,ins\n,53053", ["value_missing"]),
        ("nom,bce,type\n,1,x", ["value_missing", "bce_invalid", "unknown_kind"]),
        # identities
        ("nom,ins,bce\nQuaregnon,53065,0841470248", ["other_identity"]),
        ("nom,ins\nMons,53065", ["other_identity"]),
        ("nom,type,bce\nX,cpas,0841470248", ["other_identity"]),
        ("nom,ins\nBertogne,82005", ["unknown_nis", "former_member"]),
        ("nom\nBertogne", ["former_member"]),
        ("nom,ins\nBertogne,82039", []),
        ("nom,type\nHabitations,société de logement", ["ambiguous"]),
    ],
)
def test_refusals(text, expected):
    assert reasons(only(text)) == expected


def test_two_members_are_not_made_one():
    other = {"title": "Quaregnon", "kind": "commune", "nis": "53065"}
    members = existing(MONS, other)
    assert reasons(only("nom,ins,bce\nX,53065,0841470248", members)) == [
        "duplicate_bce"
    ]
    assert reasons(only("nom,ins\nMons,53065", members)) == ["duplicate_name"]


@pytest.mark.parametrize(
    "second", ["0841.470.248,,X", ",53053,Y", ",,mons", ",,Ville de Mons"]
)
def test_the_second_line_about_an_authority_names_the_first(second):
    lines = planned(f"bce,ins,nom\n0841470248,53053,Ville de Mons\n{second}")
    assert reasons(lines[1]) == ["duplicate_line"]
    assert lines[1].reasons[0].details["line"] == 2


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("nom,couleur,taille", ("unknown_column", "couleur, taille")),
        ("ins,province", ("column_missing", "nom")),
        ("nom,Name", ("duplicate_column", "Name")),
        ("nom,langue,germanophone", ("duplicate_column", "germanophone")),
    ],
)
def test_titles_refuse_the_whole_file(header, expected):
    refused = planned(f"{header}\nX,Y,Z")
    assert (refused.reason, refused.details["column"]) == expected


def test_columns_that_nobody_knows_are_left_out_where_that_is_asked():
    table = known_alone(read_table(b"nom,couleur,ins\nX,bleu,25005"), COLUMNS)
    assert table.header == ("nom", "ins")
    assert table.rows[0].cells == ("X", "25005")


# --- The past ---------------------------------------------------------------

PAST = "nom,ins,statut,admis_le,parti_le\nX,25005,"


@pytest.mark.row("M9", "A4")
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("adherent,2012-03-10,", []),
        ("ancien,2012-03-10,2019-12-31", []),
        ("prospect,,", []),
        ("adherent,,", ["admission_day_missing"]),
        ("ancien,2012-03-10,", ["leaving_day_missing"]),
        ("adherent,2012-03-10,2019-12-31", ["leaving_day_early"]),
        (",2012-03-10,", ["state_missing"]),
        ("candidat,,", ["unknown_choice"]),
        ("prospect,2012-03-10,", ["admission_day_early"]),
    ],
)
def test_a_membership_of_before_has_its_days(told, expected):
    assert reasons(only(PAST + told)) == expected


@pytest.mark.parametrize("state", ["prospect", "former"])
def test_no_table_undoes_the_step_of_a_person(state):
    known = existing({**MONS, "state": "member", "admitted_on": date(2012, 1, 1)})
    word = {"prospect": "prospect,,", "former": "ancien,2012-01-01,2019-01-01"}[state]
    line = only(f"nom,ins,statut,admis_le,parti_le\nMons,53053,{word}", known)
    assert "state_by_step" in reasons(line)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("contact_courriel\nMons,53053,n@x.be", ["contact_name_missing"]),
        ("contact_courriel\nMons,53053,pas une adresse", ["email_invalid"]),
        ("part_montant\nMons,53053,-4", ["number_too_small"]),
    ],
)
def test_what_no_other_door_takes_is_refused(told, expected):
    assert reasons(only(f"nom,ins,{told}"))[:1] == expected


def test_what_changes_is_told_from_and_to():
    line = only("nom,ins,contact_nom,comment_venu\nMons,53053,Nora,bouche à oreille")
    assert [(each.column, each.before, each.after) for each in line.changes] == [
        ("comment_venu", None, "bouche à oreille"),
        ("contacts", None, line.values["contacts"]),
    ]


def test_a_contact_who_is_known_is_completed():
    known = {
        **MONS,
        "contacts": [{"name": "Nora", "function": "DG", "email": "", "phone": "1"}],
    }
    line = only(
        "nom,ins,contact_nom,contact_courriel\nMons,53053,Nora,n@x.be", existing(known)
    )
    (contact,) = line.values["contacts"]
    assert contact == {
        "name": "Nora",
        "function": "DG",
        "email": "n@x.be",
        "phone": "1",
    }


# --- Properties -------------------------------------------------------------

TITLES = st.sampled_from(
    ["nom", "type", "bce", "ins", "population", "population_date", "langue", "lat"]
)
TEXTS = st.sampled_from(
    ["Mons", "cpas", "0841470248", "53053", "12 345", "2024-01-01", "fr", "50,1", "="]
)


@st.composite
def tables(draw):
    titles = [*draw(st.sets(TITLES)) - {"nom"}, "nom"]
    # One title above a line of two cells is what a table is called.
    most = len(titles) + 1 if titles[1:] else 1
    row = st.lists(TEXTS | st.text(max_size=5), max_size=most)
    rows = draw(st.lists(row, min_size=1, max_size=6))
    quoted = ['"' + text.replace('"', '""') + '"' for text in titles]
    lines = [quoted, *(['"' + t.replace('"', '""') + '"' for t in r] for r in rows)]
    return "\n".join(";".join(line) for line in lines)


@given(tables())
def test_the_same_table_twice_changes_nothing_more(text):
    table = read_table(text.encode(errors="replace"))
    if isinstance(table, Refused):
        return
    first = plan(table, Known(KNOWN), nis_codes())
    written = {line.number for line in to_write(first)}
    again = plan(table, Known(after(first, KNOWN)), nis_codes())
    assert {line.outcome for line in again if line.number in written} <= {"unchanged"}


@given(tables())
def test_every_reason_has_a_sentence(text):
    table = read_table(text.encode(errors="replace"))
    if isinstance(table, Refused):
        return
    for line in plan(table, Known(KNOWN), nis_codes()):
        assert set(reasons(line)) <= REASONS.keys()
        assert bool(line.reasons) == (line.outcome == "refused")
