"""A step is one row of the table: what the row says is so in the code, and no more."""

from imio.mutualisation.base.guard import require_said
from imio.mutualisation.base.transition import COMMENTS
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.security import MEMBER
from imio.mutualisation.security import REQUEST
from imio.mutualisation.security import WORKFLOWS
from plone import api
from plone.dexterity.utils import resolveDottedName
from types import SimpleNamespace

import pytest


STEPS = [(workflow, step) for workflow in WORKFLOWS for step in workflow.transitions]
FORWARD = {"submit", "quote", "implement", "support"}


def content_class(workflow):
    info = api.portal.get_tool("portal_types")[workflow.portal_type]
    return resolveDottedName(info.klass)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda each: each.id)
def test_the_guards_of_a_type_are_its_guarded_steps(portal, workflow):
    guarded = {step.id for step in workflow.transitions if step.guarded}
    guards = {name for name in dir(content_class(workflow)) if name.startswith("may_")}
    steps = {step.id for step in workflow.transitions}
    assert {f"may_{name}" for name in guarded} <= guards
    assert {f"may_{name}" for name in steps - guarded} & guards == set()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda each: each.id)
def test_a_step_is_said_once(workflow):
    ids = [step.id for step in workflow.transitions]
    assert len(set(ids)) == len(ids)


def taken(workflow, step, comment):
    """What becomes of a step with that comment, its rule and roles aside."""
    given = {"comment": comment, **dict.fromkeys(step.asks, "what it asks")}
    event = SimpleNamespace(transition=step, kwargs=given)
    allows = {"may_say": lambda _step, _given: GRANTED}
    require_said(SimpleNamespace(portal_type=workflow.portal_type, **allows), event)


@pytest.mark.parametrize(("workflow", "step"), STEPS, ids=lambda each: each.id)
@pytest.mark.parametrize("comment", ["", " \n", "Hors mission"])
def test_a_step_is_refused_without_the_reason_it_owes(portal, workflow, step, comment):
    if step.reason_due and not comment.strip():
        with pytest.raises(Exception) as caught:
            taken(workflow, step, comment)
        assert caught.value.refused == Refused("comment_missing")
    else:
        taken(workflow, step, comment)


def test_who_goes_forward_owes_no_reason_and_who_leaves_does():
    due = {step.id for step in REQUEST.transitions if step.reason_due}
    assert not due & FORWARD
    assert {"refuse", "withdraw", "close", "hold", "back_to_request"} <= due
    assert {step.id for step in MEMBER.transitions if step.reason_due} >= {"leave"}


def test_what_a_comment_is_called_has_its_label():
    assert {step.comment for _workflow, step in STEPS} <= COMMENTS.keys()
