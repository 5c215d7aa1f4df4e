"""A sitting in Plone: agenda, attendance, decisions, minutes."""

from datetime import time
from datetime import timedelta
from documents import printed
from documents import squeezed
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.sitting.document import document
from io import BytesIO
from plone import api
from pypdf import PdfReader
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


DAY = clock.today() - timedelta(days=30)


def there(name, status="present", **more):
    row = {"name": name, "function": "", "status": status, "proxy": ""}
    return {**row, "arrives_at": None, "leaves_after": None, **more}


ATTENDANCE = [
    there("A", function="Bourgmestre"),
    there("B", arrives_at=2),
    there("C", leaves_after=1),
    there("D", "represented", proxy="A"),
    there("E", "excused"),
]


@pytest.fixture
def sitting(demo):
    """A sitting of the council of Andenne with two items, seen by its agent."""
    with api.env.adopt_user(username="agent-andenne"):
        member = demo["adherents"]["andenne"]
        sitting = create_in(
            member,
            "Sitting",
            sitting_on=DAY,
            starts_at=time(19, 30),
            convened_on=DAY - timedelta(days=12),
            attendance=ATTENDANCE,
        )
        for title, privacy in (("Achat", "public"), ("Personnel", "closed")):
            create_in(
                member,
                "Deliberation",
                title=title,
                privacy=privacy,
                purpose="tender",
                sitting=uid(sitting),
                articles=[{"text": "De décider."}],
            )
        yield sitting


def items(sitting):
    found = sitting.aq_parent.objectValues()
    return [each for each in found if getattr(each, "sitting", None) == uid(sitting)]


def changed(obj, **values):
    for name, value in values.items():
        setattr(obj, name, value)
    notify(ObjectModifiedEvent(obj))


def refusal(obj, transition):
    with pytest.raises(Refusal) as caught:
        perform(obj, transition)
    return caught.value.refused.reason


@pytest.mark.row("F1", "G1")
def test_a_sitting_is_prepared_held_and_closed(sitting):
    acts = items(sitting)
    for step in ("freeze", "convoke"):
        perform(sitting, step)
    for act in acts:
        perform(act, "schedule")
    changed(acts[0], votes_for=3, votes_against=0, abstentions=0)
    assert refusal(acts[0], "adopt") == "sitting_not_marked"
    perform(sitting, "decide")
    perform(acts[0], "adopt")
    assert refusal(sitting, "close") == "items_undecided"
    perform(acts[1], "remove", "Motif")
    perform(sitting, "close")
    assert sitting.review_state() == "closed"


@pytest.mark.row("G1")
def test_every_step_of_a_sitting_has_its_way_back(sitting):
    for step, back in (("freeze", "created"), ("convoke", "frozen")):
        perform(sitting, step)
        perform(sitting, f"back_to_{back}")
        assert sitting.review_state() == back
        perform(sitting, step)


@pytest.mark.row("G6")
def test_each_item_counts_those_who_are_there(sitting):
    present = [(act.members_present, act.members_in_office) for act in items(sitting)]
    assert present == [(3, 5), (3, 5)]
    changed(sitting, attendance=ATTENDANCE[:2])
    assert [act.members_present for act in items(sitting)] == [1, 2]


def test_a_sitting_names_itself_until_somebody_does(sitting):
    assert sitting.title.startswith("Conseil communal du ")
    changed(sitting, sitting_on=DAY + timedelta(days=1))
    assert [act.sitting_on for act in items(sitting)] == [DAY + timedelta(days=1)] * 2
    changed(sitting, title="Séance extraordinaire", body="college")
    assert sitting.title == "Séance extraordinaire"


@pytest.mark.row("G5")
def test_votes_by_name_count_themselves_and_serve_other_items(sitting):
    first, second = items(sitting)
    names = [("A", "yes"), ("B", "yes"), ("D", "abstain")]
    changed(first, named_votes=[{"name": n, "vote": v} for n, v in names])
    assert (first.votes_for, first.votes_against, first.abstentions) == (2, 0, 1)
    second.voted_with = uid(first)
    perform(sitting, "freeze")
    perform(sitting, "convoke")
    perform(sitting, "decide")
    perform(second, "schedule")
    perform(second, "adopt")
    assert (second.votes_for, second.abstentions) == (2, 1)
    changed(first, vote_mode="secret")
    perform(first, "schedule")
    assert refusal(first, "adopt") == "secret_vote_named"


@pytest.mark.row("G7")
def test_an_item_for_information_takes_no_vote(sitting):
    act = items(sitting)[0]
    for step in ("freeze", "convoke", "decide"):
        perform(sitting, step)
    changed(act, privacy="public_info")
    perform(act, "schedule")
    perform(act, "adopt")
    assert act.review_state() == "adopted"


@pytest.mark.row("G9")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("convocation", ["Convocation", "Achat"]),
        ("ordre-du-jour", ["Ordre du jour", "Huis clos", "Personnel"]),
        ("proces-verbal", ["A, Bourgmestre", "D par A", "B entre en séance."]),
    ],
)
def test_the_documents_of_a_sitting(sitting, name, said):
    text = printed(PdfReader(BytesIO(document(sitting, name))))
    assert all(squeezed(each) in text for each in said)
