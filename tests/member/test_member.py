"""Members in Plone: joining, leaving, merging, and what their size is."""

from datetime import date
from datetime import timedelta
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base import settings
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.changes import changes
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.localroles import people_of
from imio.mutualisation.deliberation.prepare import draft_act
from imio.mutualisation.demo.deliberations import adopt
from imio.mutualisation.demo.deliberations import UNANIMOUS
from imio.mutualisation.rules.verdict import Refused
from plone import api

import pytest
import transaction


BCE = "0841.470.248"
TODAY = clock.today()
A_DAY = timedelta(days=1)
ADMITTED = {
    "bce_number": BCE,
    "share_recorded_on": TODAY - 31 * A_DAY,
    "share_count": 1,
}


@pytest.fixture
def members(demo):
    """The members of the demonstration, seen by a manager."""
    with api.env.adopt_user(username="imio-manager"):
        yield demo["adherents"]


def refusal(obj, transition, comment="Motif"):
    with pytest.raises(Refusal) as caught:
        perform(obj, transition, comment)
    return caught.value.refused.reason


def fill(member):
    for name, value in ADMITTED.items():
        setattr(member, name, value)


def decided(member, purpose):
    """The council's act of that purpose, executory since some time."""
    act = draft_act(member, purpose)
    adopt(act, TODAY - 90 * A_DAY, UNANIMOUS)
    act.transmitted_on = act.received_on = TODAY - 87 * A_DAY
    perform(act, "transmit")
    perform(act, "execute")
    return act


def threads(member):
    brains = existing("ServiceRequest", path="/".join(member.getPhysicalPath()))
    return sorted(brain.getId for brain in brains)


# --- Joining ----------------------------------------------------------------


@pytest.mark.row("A9")
def test_joining_is_two_steps_and_four_fields(members):
    member = members["bastogne"]
    assert refusal(member, "apply") == "bce_missing"
    member.bce_number = BCE
    perform(member, "apply")
    fill(member)
    assert refusal(member, "admit") == "joining_act_missing"
    decided(member, "join")
    perform(member, "admit")
    assert (member.review_state(), member.admitted_on) == ("member", TODAY)


@pytest.mark.row("A11")
def test_the_act_of_another_council_opens_nothing(members):
    decided(members["durbuy"], "join")
    member = members["bastogne"]
    fill(member)
    perform(member, "apply")
    assert refusal(member, "admit") == "joining_act_missing"


@pytest.mark.row("A10")
@pytest.mark.parametrize(("since", "fee"), [(TODAY + A_DAY, "4"), (TODAY, "5")])
def test_the_fee_is_that_of_the_day_of_admission(members, since, fee):
    later = {"valid_from": since, "value": Decimal("5"), "source": ""}
    settings.save("share_fee", [*settings.setting("share_fee"), later])
    member = members["bastogne"]
    fill(member)
    decided(member, "join")
    perform(member, "apply")
    perform(member, "admit")
    assert member.share_fee == Decimal(fee)


@pytest.mark.row("K4")
def test_membership_has_no_end(members):
    assert members["andenne"].standing_on(date(2199, 1, 1)) == "member"


@pytest.mark.row("A1")
@pytest.mark.parametrize(
    ("number", "status"), [("0216.659.981", 400), (BCE, 204), (None, 204)]
)
def test_a_wrong_enterprise_number_is_refused(client, number, status):
    officer, path = client("imio-officer"), "adherents/bastogne"
    answer = officer.patch(path, json={"bce_number": number})
    assert answer.status_code == status
    kept = number if status == 204 else None
    assert officer.get(path).json()["bce_number"] == kept


@pytest.mark.parametrize(
    ("field", "wrong", "why"),
    [
        ("nis", "abc", "nis_invalid"),
        ("nis", "9 2003", "nis_invalid"),
        ("successor_nis", "920033", "nis_invalid"),
        ("postal_codes", ["6600", "abc"], "postal_code_invalid"),
        ("latitude", 91, "number_above"),
        ("latitude", "4.5", "number_too_small"),
        ("longitude", "50.4", "number_above"),
    ],
)
def test_a_code_or_a_place_is_one_of_belgium_over_rest_as_in_a_table(
    client, field, wrong, why
):
    manager, path = client("imio-manager"), "adherents/bastogne"
    kept = manager.get(path).json()[field]
    answer = manager.patch(path, json={field: wrong})
    assert (answer.status_code, answer.json().get("reason")) == (400, why)
    assert manager.get(path).json()[field] == kept


def test_an_officer_adds_a_member_whose_groups_are_there(client, site):
    body = {
        "@type": "imio.mutualisation.Member",
        "title": "Zone",
        "kind": "police_zone",
    }
    added = client("imio-officer").post("adherents", json=body)
    assert added.status_code == 201, added.text
    transaction.begin()
    for group in ("agents", "signatories"):
        assert api.group.get(f"member:{added.json()['UID']}:{group}")


# --- Leaving and coming back ------------------------------------------------


def test_nobody_leaves_with_a_request_under_way(members):
    assert refusal(members["andenne"], "leave") == "withdrawal_act_missing"
    decided(members["andenne"], "withdrawal")
    assert refusal(members["andenne"], "leave") == "open_requests"


def test_leaving_is_dated_and_can_be_undone(members):
    member = members["gembloux"]
    decided(member, "withdrawal")
    assert refusal(member, "leave", "") == "comment_missing"
    perform(member, "leave", "Décision du conseil")
    assert (member.left_on, member.standing_on(TODAY)) == (TODAY, "none")
    perform(member, "back_to_member")
    assert (member.left_on, member.standing_on(TODAY)) == (None, "member")


# --- Inherited membership ---------------------------------------------------


@pytest.mark.row("K3")
@pytest.mark.parametrize(("kinds", "standing"), [(["cpas"], "inherited"), ([], "none")])
def test_a_cpas_orders_through_its_commune(members, demo, kinds, standing):
    settings.save("inheriting_kinds", kinds)
    cpas = members["cpas-de-grez-doiceau"]
    assert cpas.standing_on(TODAY) == standing
    request = create_in(cpas, "ServiceRequest", product=demo["catalogue"]["ged"].UID())
    if standing == "none":
        assert refusal(request, "submit") == "not_a_member"
    else:
        perform(request, "submit")


@pytest.mark.row("A3")
def test_a_housing_company_inherits_nothing(members):
    assert members["la-cite-des-couteliers"].standing_on(TODAY) == "none"


# --- Size -------------------------------------------------------------------


@pytest.mark.row("A16")
@pytest.mark.parametrize(("name", "large"), [("mons", True), ("andenne", False)])
def test_a_large_authority_is_marked_not_refused(members, name, large):
    assert members[name].is_large_on(TODAY) is large
    assert members[name].standing_on(TODAY) == "member"


@pytest.mark.row("K9")
@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("cpas-de-grez-doiceau", ["grez-doiceau"]),
        ("province-de-namur", ["andenne", "gembloux"]),
        ("province-de-hainaut", ["mons"]),
    ],
)
def test_who_serves_communes_is_priced_by_them(members, name, like):
    served = [members[each].population_on(TODAY).inhabitants for each in like]
    assert members[name].population_on(TODAY).inhabitants == sum(served)


def test_without_a_population_there_is_no_size(members):
    members["andenne"].populations = []
    assert members["andenne"].population_on(TODAY) == Refused("no_population")
    assert members["andenne"].size_category_on(TODAY) is None
    assert not members["andenne"].is_large_on(TODAY)


# --- Merger -----------------------------------------------------------------


@pytest.fixture
def merged(members):
    """Andenne goes up in Gembloux."""
    member, successor = members["andenne"], members["gembloux"]
    threads_before = threads(member)
    member.successor_nis, member.merged_on = successor.nis, TODAY
    perform(member, "merge", "Fusion volontaire")
    return member, successor, threads_before


@pytest.mark.row("A12")
def test_the_requests_go_on_under_the_successor(merged):
    member, successor, before = merged
    assert (threads(member), threads(successor)) == ([], before)
    assert not member.objectIds()
    assert {successor[name].thread.lower() for name in before} == set(before)
    assert (member.review_state(), member.standing_on(TODAY)) == ("former", "none")


def test_the_requests_are_found_in_their_new_place(merged):
    _, successor, before = merged
    brains = existing("ServiceRequest", path="/".join(successor.getPhysicalPath()))
    assert sorted(brain.getId for brain in brains) == before
    assert len(existing("ServiceRequest", thread=brains[0].thread)) == 1


@pytest.mark.row("A12")
def test_who_acted_and_signed_goes_on_for_the_successor_in_the_same_roles(merged):
    member, successor, before = merged
    request = successor[before[0]]
    roles = {
        login: api.user.get_roles(username=login, obj=request)
        for login in ("agent-andenne", "signataire-andenne", "agent-mons")
    }
    assert "Member Agent" in roles["agent-andenne"]
    assert "Member Signatory" not in roles["agent-andenne"]
    assert {"Member Agent", "Member Signatory"} <= set(roles["signataire-andenne"])
    assert "Member Agent" not in roles["agent-mons"]
    (change,) = changes(successor)
    assert "agent-andenne" in change.after and member.title in change.after
    assert "agent-andenne" in people_of(member, "agents")


@pytest.mark.row("K9")
def test_a_new_authority_counts_all_those_that_merged_into_it(members):
    successor = create_in(members, "Member", title="Grande commune", nis="99001")
    merging = [members["andenne"], members["gembloux"]]
    both = [each.population_on(TODAY).inhabitants for each in merging]
    for member in merging:
        member.successor_nis, member.merged_on = successor.nis, TODAY
        perform(member, "merge", "Fusion volontaire")
    assert successor.population_on(TODAY).inhabitants == sum(both)


@pytest.mark.parametrize(
    ("nis", "on", "reason"),
    [
        (None, TODAY, "successor_missing"),
        ("92142", None, "merger_date_missing"),
        ("92003", TODAY, "own_successor"),
        ("99999", TODAY, "successor_unknown"),
    ],
)
def test_what_keeps_from_merging(members, nis, on, reason):
    members["andenne"].successor_nis, members["andenne"].merged_on = nis, on
    assert refusal(members["andenne"], "merge") == reason


@pytest.mark.row("A9")
def test_nobody_becomes_a_member_by_way_of_a_merger(demo):
    prospect = demo["adherents"]["bastogne"]
    prospect.successor_nis, prospect.merged_on = "92003", clock.today()
    with api.env.adopt_user(username="imio-manager"):
        perform(prospect, "merge", "Fusion fictive.")
        assert prospect.may_back_to_member().reason == "never_admitted"
        perform(prospect, "back_to_prospect")
    assert prospect.review_state() == "prospect"


def test_a_new_commune_goes_on_in_the_rights_of_those_that_merge(members):
    successor = create_in(members, "Member", title="Grande commune", nis="99001")
    merging = [members["andenne"], members["gembloux"]]
    cpas = create_in(members, "Member", title="CPAS fictif", kind="cpas")
    cpas.communes_served = [merging[0].nis]
    for place, each in enumerate(merging):
        row = {"name": "Jean Fictif", "function": "", "phone": ""}
        each.contacts = [
            *(each.contacts or ()),
            {**row, "email": f"{place}@example.org"},
        ]
    contacts = [row["email"] for each in merging for row in each.contacts]
    for member in merging:
        member.successor_nis, member.merged_on = successor.nis, TODAY
        perform(member, "merge", "Fusion volontaire")
    assert successor.review_state() == "member"
    assert successor.admitted_on == min(each.admitted_on for each in merging)
    assert successor.share_count == sum(each.share_count for each in merging) > 0
    assert {row["email"] for row in successor.contacts} >= set(contacts)
    assert cpas.communes_served == [successor.nis]


def test_who_was_no_member_gives_no_rights(members):
    prospect, successor = members["bastogne"], members["gembloux"]
    before = successor.admitted_on, successor.share_count
    prospect.successor_nis, prospect.merged_on = successor.nis, TODAY
    perform(prospect, "merge", "Fusion volontaire")
    assert (successor.admitted_on, successor.share_count) == before
