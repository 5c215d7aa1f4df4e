"""Acts of councils from a table: what a dry run says is what the workflow does."""

from datetime import timedelta
from forms import send
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.deliberation.importing import cells
from imio.mutualisation.deliberation.importing import command
from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS
from imio.mutualisation.importing import console
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.instance import technician
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.rules.supervision import must_transmit
from plone import api

import json
import pytest
import transaction


pytestmark = pytest.mark.row("F2", "G18")

OFFICER = "imio-officer"
DURBUY, MONS = "0207.386.196", "53053"


def ago(days):
    return (clock.today() - timedelta(days=days)).isoformat()


SEATS = {"en_fonction": 21, "presents": 19}
# What the act that joins needs from each state to the next.
NEEDED = {
    "draft": {"membre": DURBUY, "objet": "Adhésion", "decision": "adhésion"},
    "scheduled": {"seance": ago(60), "articles": "D’adhérer. | De transmettre."},
    "adopted": {
        "convocation": ago(75),
        "vote": "par 17 voix pour et 2 abstentions",
        **SEATS,
    },
    "in_supervision": {"transmission": ago(55)},
    "executory": {"reception": ago(50)},
    "published": {},
}


def up_to(state, **more):
    """A line with all that an act needs to come to a state."""
    names = list(NEEDED)[: list(NEEDED).index(state) + 1]
    values = {key: text for name in names for key, text in NEEDED[name].items()}
    return {**values, "etat": state, **more}


@pytest.fixture
def section(demo):
    """The section of the deliberations, in the hands of an officer."""
    with api.env.adopt_user(username=OFFICER):
        yield demo["deliberations"]


def planned(section, *lines):
    return DELIBERATIONS.plan(section, read_table(json.dumps(lines).encode()))


def only(section, line):
    (found,) = planned(section, line)
    return found


def reasons(section, line):
    return [refused.reason for refused in only(section, line).reasons]


def acts():
    return {brain.UID: brain for brain in existing("Deliberation")}


def imported(section, line):
    """The act that a line makes."""
    before = acts().keys()
    lines = to_write(planned(section, line))
    assert list(DELIBERATIONS.write(section, lines)) == list(lines)
    (new,) = acts().keys() - before
    return acts()[new].getObject()


# --- States -----------------------------------------------------------------


@pytest.mark.parametrize("state", NEEDED)
def test_every_state_on_the_way_is_reached(section, state):
    act = imported(section, up_to(state))
    assert act.review_state() == state
    assert bool(act.number) == (state not in ("draft", "scheduled"))


@pytest.mark.parametrize(
    ("missing", "state", "reason"),
    [
        ("articles", "scheduled", "articles_missing"),
        ("seance", "scheduled", "sitting_date_missing"),
        ("convocation", "adopted", "convocation_missing"),
        ("presents", "adopted", "attendance_missing"),
        ("vote", "adopted", "votes_missing"),
        ("transmission", "in_supervision", "transmission_date_missing"),
        ("transmission", "executory", "transmission_date_missing"),
        ("reception", "published", "receipt_missing"),
    ],
)
def test_the_dry_run_refuses_as_the_workflow_would(section, missing, state, reason):
    line = {name: text for name, text in up_to(state).items() if name != missing}
    assert reasons(section, line) == [reason]
    assert only(section, {**line, "etat": "projet"}).outcome == "created"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"convocation": ago(60)}, "convocation_too_late"),
        ({"presents": 10, "vote": "par 9 voix pour"}, "quorum_missing"),
        ({"vote": "par 8 voix pour et 11 voix contre"}, "majority_missing"),
        ({"decision": "délégués"}, "delegates_wrong_number"),
        ({"decision": "mandat"}, "points_missing"),
        ({"reception": ago(20)}, "supervision_running"),
        ({"decision_tutelle": "annulée"}, "supervision_refused"),
        ({"publicite": "huis clos"}, "closed_sitting"),
        ({"texte_masque": "Madame Fictive"}, "masked_passage_unknown"),
    ],
)
def test_every_guard_on_the_way_is_asked(section, changes, reason):
    assert reasons(section, {**up_to("published"), **changes}) == [reason]


def tried(act, wanted):
    """Why an act does not come to a state, when its steps are taken by hand."""
    steps = ["schedule", "adopt", "transmit", "execute", "publish"]
    if wanted != "in_supervision" and not must_transmit(act.supervision_kind):
        steps.remove("transmit")
    while act.review_state() != wanted:
        try:
            perform(act, steps.pop(0))
        except Refusal as refusal:
            return [refusal.refused.reason]
    return []


STEADY = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@STEADY
@given(
    st.sampled_from(list(NEEDED)),
    st.sets(st.sampled_from(sorted(up_to("published").keys() - {"objet"}))),
)
def test_a_dry_run_says_what_the_workflow_says(section, state, missing):
    line = {name: x for name, x in up_to("published").items() if name not in missing}
    by_hand = tried(imported(section, {**line, "etat": "projet"}), state)
    assert reasons(section, {**line, "etat": state}) == by_hand


@pytest.mark.row("A11")
@pytest.mark.row("G2")
def test_what_was_voted_before_it_came_goes_through_no_level_of_today(section, demo):
    level = {"level": "Direction générale", "people": "agent-durbuy"}
    demo["adherents"]["durbuy"].validation_levels = [level]
    for state in ("adopted", "published"):
        act = imported(section, up_to(state, identifiant=f"acte-{state}"))
        assert act.review_state() == state
        assert not act.came_voted
    assert reasons(section, up_to("scheduled")) == ["validation_missing"]
    imported(section, up_to("draft", identifiant="projet"))
    later = up_to("adopted", identifiant="projet")
    assert reasons(section, later) == ["validation_missing"]


def test_an_executory_act_opens_the_admission_by_import(section, demo):
    member = demo["adherents"]["durbuy"]
    member.share_count, member.share_recorded_on = 1, clock.today()
    assert member.may_admit().reason == "joining_act_missing"
    imported(section, up_to("executory"))
    perform(member, "admit")
    assert member.review_state() == "member"


def test_an_act_without_a_sending_needs_no_supervision(section):
    line = up_to("adopted", membre="", decision="autre", etat="publiée")
    act = imported(section, line)
    assert (act.body, act.supervision_kind) == ("board", "general")
    assert act.aq_parent.getId() == "deliberations"
    assert act.executory_on == act.sitting_on


def test_every_step_says_that_it_is_an_import(section):
    history = imported(section, up_to("adopted")).workflow_history
    (steps,) = history.values()
    assert [step["comments"] for step in steps] == ["", "Import", "Import"]


# --- Cells ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "votes"),
    [
        ({"vote": "par 15 voix pour, 1 abstention et 3 voix contre"}, (15, 3, 1)),
        ({"vote": "À l’unanimité des membres présents"}, (19, 0, 0)),
        ({"pour": 15, "contre": 3, "abstentions": 1}, (15, 3, 1)),
        ({"vote": "par 19 voix pour", "pour": 19}, (19, 0, 0)),
    ],
)
def test_a_vote_is_a_sentence_or_figures(section, told, votes):
    act = imported(section, {**up_to("adopted", vote=""), **told})
    assert (act.votes_for, act.votes_against, act.abstentions) == votes


@pytest.mark.parametrize("state", ["draft", "scheduled"])
@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"vote": "par 12 voix pour et 2 abstentions"}, "votes_below_present"),
        ({"pour": "20", "contre": "2"}, "votes_exceed_present"),
        ({"pour": "22", "presents": "22"}, "present_exceeds_office"),
        ({"pour": "22", "presents": ""}, "present_exceeds_office"),
        ({"presents": "22"}, "present_exceeds_office"),
    ],
)
def test_the_vote_of_a_draft_fits_those_who_were_there(section, told, reason, state):
    line = up_to(state, identifiant="V", **SEATS)
    assert reasons(section, {**line, **told}) == [reason]
    imported(section, line)
    assert reasons(section, {**line, **told})


@pytest.mark.parametrize("text", ["Un. | Deux.", "Un.\nDeux.", "| Un. |\n Deux. |"])
def test_texts_stand_on_lines_or_between_bars(section, text):
    line = up_to("draft", visas=text, considerants=text, texte_masque=text)
    values = only(section, line).values
    assert values["visas"] == [{"text": "Un."}, {"text": "Deux."}]
    assert values["recitals"] == values["visas"]
    assert values["masked_passages"] == ["Un.", "Deux."]


MASKED = "De désigner Madame [TEXTE MASQUÉ] en qualité de déléguée."


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (f"{MASKED.replace('[TEXTE MASQUÉ]', 'TEXTE MASQUÉ | RGPD')}", [MASKED]),
        (
            f"{MASKED.replace('[TEXTE MASQUÉ]', 'TEXTE MASQUÉ | RGPD')}\nDe transmettre.",
            [MASKED, "De transmettre."],
        ),
        ("De fixer le taux | par an à 5 %.", ["De fixer le taux | par an à 5 %."]),
        ("Une ligne | et sa suite.\nDeux.", ["Une ligne | et sa suite.", "Deux."]),
        (
            ["De fixer | Le taux.", "De transmettre."],
            ["De fixer | Le taux.", "De transmettre."],
        ),
        (["De fixer | Le taux."], ["De fixer | Le taux."]),
        (
            ["De fixer :\n| a | b |\n- c", "Fin."],
            ["De fixer :\n| a | b |\n- c", "Fin."],
        ),
        (
            "De fixer :\n| a | b |\n| c | d |\nFin.",
            ["De fixer :\n| a | b |\n| c | d |", "Fin."],
        ),
        ("Au taux de 2\u202f600\xa0%.", ["Au taux de 2\u202f600\xa0%."]),
    ],
)
def test_a_text_is_never_cut(section, cell, said):
    values = only(section, up_to("draft", articles=cell)).values
    assert [row["text"] for row in values["articles"]] == said


CHOICES = {
    "bodies": cells.BODIES,
    "purposes": cells.PURPOSES,
    "privacies": cells.PRIVACIES,
    "vote_modes": cells.VOTE_MODES,
    "supervision_kinds": cells.SUPERVISION_KINDS,
    "supervision_outcomes": cells.SUPERVISION_OUTCOMES,
    "member_kinds": cells.MEMBER_KINDS,
}


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_takes_its_token_and_the_words_of_the_page(section, name):
    words, vocabulary = CHOICES[name], f"imio.mutualisation.{name}"
    for token in set(words.values()):
        title = title_of(vocabulary, token)
        assert words[token] == words[plain(title)] == token


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"objet": ""}, "value_missing"),
        ({"membre": "Nulle part"}, "member_not_found"),
        ({"membre": "0207.386.197"}, "member_not_found"),
        ({"membre": "Durbuy", "type_membre": "cpas"}, "member_not_found"),
        ({"membre": "", "type_membre": "commune"}, "member_missing"),
        ({"dossier": "2026-1"}, "bad_thread"),
        ({"point": "0"}, "number_too_small"),
        ({"seance": "hier"}, "day_invalid"),
        ({"organe": "sénat"}, "unknown_choice"),
        ({"vote": "on a voté"}, "vote_unreadable"),
        ({"vote": "à l’unanimité", "presents": ""}, "vote_count_unknown"),
        ({"vote": "par 15 voix pour", "pour": 16}, "vote_differs"),
    ],
)
def test_a_line_that_cannot_be_understood_says_why(section, changes, reason):
    assert reasons(section, up_to("draft", **changes)) == [reason]


# --- Members ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["Mons", "mons", MONS, "1999.999.151", "1999999151"])
def test_a_member_is_named_by_number_code_or_name(section, name):
    assert only(section, up_to("draft", membre=name)).home.endswith("/adherents/mons")


def test_the_kind_tells_a_commune_from_its_cpas(section, demo):
    cpas = {"title": "Mons", "kind": "cpas", "nis": MONS}
    create_in(demo["adherents"], "Member", **cpas)
    for name in ("Mons", MONS):
        assert reasons(section, up_to("draft", membre=name)) == ["member_ambiguous"]
        line = only(section, up_to("draft", membre=name, type_membre="CPAS"))
        assert line.values["body"] == "cpas_council"


def test_nothing_comes_to_a_member_that_left(section, demo):
    member = demo["adherents"]["gembloux"]
    api.portal.get_tool("portal_workflow").setStatusOf(
        "mutualisation_member", member, {"review_state": "former"}
    )
    member.reindexObject()
    assert reasons(section, up_to("draft", membre="Gembloux")) == ["former_member"]


# --- Again ------------------------------------------------------------------

KNOWN = {"identifiant": "iad-1"}


def test_the_same_file_again_changes_nothing(section):
    line = up_to("published", **KNOWN)
    act = imported(section, line)
    again = only(section, line)
    assert (again.outcome, again.existing) == ("unchanged", act.getId())


def test_a_title_is_one_line_of_plain_spaces_and_a_text_keeps_its_own(section):
    line = up_to("draft", objet="Achat\u202f: 30\u00a0tablettes")
    act = imported(section, line | {"articles": "De payer 30\u00a0€."})
    assert act.title == "Achat : 30 tablettes"
    assert act.articles[0]["text"] == "De payer 30\u00a0€."


def test_without_an_identifier_every_line_is_a_new_act(section):
    imported(section, up_to("draft"))
    assert only(section, up_to("draft")).outcome == "created"


def test_an_identifier_belongs_to_its_member(section):
    imported(section, up_to("draft", **KNOWN))
    line = up_to("draft", membre="Mons", **KNOWN)
    assert only(section, line).outcome == "created"


def test_an_act_goes_on_from_where_it_is(section):
    act = imported(section, up_to("adopted", **KNOWN))
    number = act.number
    (line,) = to_write(planned(section, up_to("executory", **KNOWN)))
    assert (line.outcome, line.steps) == ("changed", ("transmit", "execute"))
    assert set(line.values) == {"transmitted_on", "received_on"}
    assert list(DELIBERATIONS.write(section, [line])) == [line]
    assert (act.review_state(), act.number) == ("executory", number)


def test_an_empty_cell_changes_nothing(section):
    imported(section, up_to("executory", **KNOWN))
    line = {"membre": DURBUY, "objet": "Adhésion", **KNOWN}
    assert only(section, line).outcome == "unchanged"


@pytest.mark.parametrize(
    ("state", "changes", "expected"),
    [
        ("adopted", {"objet": "Autre"}, ["act_frozen"]),
        ("adopted", {"articles": "D’adhérer."}, ["act_frozen"]),
        ("adopted", {"vote": "par 16 voix pour et 2 abstentions"}, ["act_frozen"]),
        ("adopted", {"objet": "Autre", "point": 3}, ["act_frozen", "act_frozen"]),
        ("adopted", {"reception": ago(40)}, []),
        ("executory", {"reception": ago(40)}, ["act_frozen"]),
        ("executory", {"publication_prevue": ago(-40)}, []),
        ("published", {"publication_prevue": ago(-40)}, ["act_frozen"]),
        ("scheduled", {"objet": "Autre"}, []),
        ("adopted", {"etat": "inscrite"}, ["state_behind"]),
        ("published", {"etat": "exécutoire"}, ["state_behind"]),
    ],
)
def test_what_is_frozen_stays_and_nothing_goes_back(section, state, changes, expected):
    imported(section, up_to(state, **KNOWN))
    assert reasons(section, {**up_to(state, **KNOWN), **changes}) == expected


def test_what_was_rejected_is_no_longer_on_the_way(section):
    act = imported(section, up_to("scheduled", **KNOWN))
    perform(act, "reject", "Motif")
    assert reasons(section, up_to("scheduled", **KNOWN)) == ["state_behind"]


def test_two_lines_or_two_acts_of_one_identifier_are_refused(section):
    line = up_to("draft", **KNOWN)
    first, second = planned(section, line, line)
    assert (first.outcome, second.reasons[0].details) == ("created", {"line": 1})
    for _each in range(2):
        create_in(section, "Deliberation", title="X", external_id="iad-1")
    own = {"objet": "Adhésion", **KNOWN}
    assert reasons(section, own) == ["act_ambiguous"]


def test_a_member_has_more_acts_than_a_hundred(section):
    lines = to_write(planned(section, *[{"objet": "Acte"}] * 102))
    assert len(list(DELIBERATIONS.write(section, lines))) == 102
    assert "deliberation-102" in section


# --- Channels ---------------------------------------------------------------


@pytest.fixture
def officer(client):
    return client(OFFICER)


def post(client, lines, where="deliberations", **fields):
    file = ("acts.json", json.dumps(lines))
    path = f"{where}/@import-deliberations"
    return client.post(path, files={"file": file}, data=fields)


def count(site):
    transaction.begin()
    return len(acts())


def test_a_dry_run_writes_nothing_and_says_what_it_would(officer, site):
    before = count(site)
    lines = [up_to("published"), up_to("scheduled", seance=None)]
    dry = post(officer, lines).json()
    assert (dry["created"], dry["refused"], dry["written"]) == (1, 1, False)
    assert dry["lines"][1]["reasons"][0]["reason"] == "sitting_date_missing"
    assert post(officer, lines, dry_run="0").status_code == 409
    assert count(site) == before
    written = post(officer, lines, dry_run="0", skip_refused="1").json()
    assert (written["written"], count(site)) == (True, before + 1)


@pytest.mark.parametrize("login", [None, "agent-andenne", "auditeur"])
def test_only_officers_import_acts(client, login):
    assert post(client(login), [up_to("draft")]).status_code in (401, 403)


def test_other_sections_import_no_acts(officer):
    assert post(officer, [up_to("draft")], where="adherents").status_code == 404


def test_the_page_is_linked_and_knows_the_columns(officer):
    officer.headers["Accept"] = "text/html"
    assert "deliberations/@@import-deliberations" in officer.get("deliberations").text
    page = officer.get("deliberations/@@import-deliberations").text
    assert "membre, type_membre, identifiant, objet" in page


@pytest.mark.sends("ISection/@@import-deliberations")
def test_the_page_writes_at_the_second_button(officer, site):
    before, page = count(site), "deliberations/@@import-deliberations"
    file = ("acts.json", json.dumps([up_to("published")]))
    job = send(officer, page, file=file).url.partition("job=")[2]
    assert count(site) == before
    assert send(officer, page, job=job).ok
    assert count(site) == before + 1


def test_what_an_import_brings_in_tells_nobody(officer, sink):
    assert post(officer, [up_to("executory")], dry_run="0").json()["written"]
    assert sink.collect() == []


def test_the_command_takes_the_steps_too(demo, capsys, monkeypatch):
    monkeypatch.setattr(transaction, "commit", transaction.savepoint)
    table = read_table(json.dumps([up_to("published")]).encode())
    user = technician(demo.aq_parent, command.COMMAND.name)
    with api.env.adopt_user(user=user):
        section = demo[command.COMMAND.section]
        assert console.import_table(DELIBERATIONS, section, table, True, False) == 0
    assert "Adhésion" in capsys.readouterr().out
    brain = existing("Deliberation", id="deliberation-1", review_state="published")[0]
    (steps,) = brain.getObject().workflow_history.values()
    assert steps[-1]["actor"] == "deliberations-import"


def test_the_command_says_what_it_cannot_use(tmp_path, capsys):
    assert command.main([str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err
