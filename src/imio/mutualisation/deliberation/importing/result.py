"""What becomes of a line, once it is known which act it is about."""

from collections.abc import Iterator
from functools import partial
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.typed import disorder
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.deliberation.agenda import agenda_kept
from imio.mutualisation.deliberation.facts import votes
from imio.mutualisation.deliberation.importing.acts import record
from imio.mutualisation.deliberation.importing.candidate import Candidate
from imio.mutualisation.deliberation.importing.candidate import completed
from imio.mutualisation.deliberation.importing.candidate import is_open
from imio.mutualisation.deliberation.importing.candidate import is_voted
from imio.mutualisation.deliberation.importing.candidate import way
from imio.mutualisation.deliberation.importing.columns import NAMES
from imio.mutualisation.deliberation.importing.columns import STATE
from imio.mutualisation.deliberation.importing.homes import Home
from imio.mutualisation.deliberation.importing.line import ActLine
from imio.mutualisation.deliberation.importing.line import fields
from imio.mutualisation.deliberation.importing.line import Said
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.outcome import Change
from imio.mutualisation.importing.outcome import CHANGED
from imio.mutualisation.importing.outcome import CREATED
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import REFUSED
from imio.mutualisation.importing.outcome import stepped
from imio.mutualisation.importing.outcome import UNCHANGED
from imio.mutualisation.rules.states import ACT_OPEN
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.voting import may_count
from imio.mutualisation.rules.voting import NOBODY
from plone import api
from zope.schema import getFields


# What says how a vote went, and among whom.
COUNTED = {
    "votes_for",
    "votes_against",
    "abstentions",
    "not_voting",
    "members_present",
    "members_in_office",
}


def refused(said: Said, *reasons: Refused) -> Line:
    """The line, with why nothing comes of it."""
    return Line(said.number, said.title, REFUSED, reasons)


def result(said: Said, home: Home, act: IDeliberation | None) -> Line:
    """The line over the act that is there; without one, it makes a new one.

    Refused: as `fields`; `act_frozen` (field, state); as `way`.
    """
    recorded: Values = {"body": home.body} if act is None else record(act)
    values = fields(said.values, recorded.get("members_present"))
    if isinstance(values, Refused):
        return refused(said, values)
    state = "draft" if act is None else act.review_state()
    made = completed(state, {**recorded, **values})
    changes = {**recorded, **values} if act is None else _news(made, values, recorded)
    made.came_voted = act is None and is_voted(said.values.get("state", state))
    steps = way(_in_place(made, home), said.values.get("state", state))
    made.__context__ = act
    reasons = [
        *_frozen(changes, state),
        *_unsound(made, changes),
        *(refusals(agenda_kept(made)) if act is not None else ()),
    ]
    if isinstance(steps, Refused):
        reasons.append(steps)
    elif state in ACT_OPEN:
        reasons += _miscounted(made, changes)
    if reasons or isinstance(steps, Refused):
        return refused(said, *reasons)
    outcome = CREATED if act is None else CHANGED if changes or steps else UNCHANGED
    return ActLine(
        said.number,
        said.title,
        outcome,
        existing=None if act is None else act.getId(),
        values=changes,
        changes=() if act is None else tuple(_told(changes, recorded, state, said)),
        home=home.path,
        steps=steps,
    )


def _news(made: Candidate, values: Values, recorded: Values) -> Values:
    """What will differ once it is saved: a sitting, say, may put its own day back."""
    return {
        name: value
        for name, value in values.items()
        if getattr(made, name) != recorded[name]
    }


def _told(
    changes: Values, recorded: Values, state: str, said: Said
) -> Iterator[Change]:
    """What is written over, and the state to which the act is brought."""
    fields = getFields(IDeliberation)
    for name, value in changes.items():
        yield Change(NAMES[name], fields[name], recorded[name], value)
    if (to := said.values.get("state", state)) != state:
        yield stepped(STATE.name, "Deliberation", state, to)


def _miscounted(made: Candidate, changes: Values) -> Iterator[Refused]:
    """A vote that the line brings fits those who were there, in a draft too; the quorum is
    asked when it is adopted. Refused: as `may_count`.
    """
    if COUNTED.isdisjoint(changes):
        return
    cast = votes(made) or NOBODY
    there = made.members_present
    present = cast.total + (cast.not_voting or 0) if there is None else there
    in_office = made.members_in_office or present
    yield from refusals(may_count(cast, present, in_office, last_convocation=True))


def _frozen(changes: Values, state: str) -> Iterator[Refused]:
    title = state_title("Deliberation", state)
    for name in changes:
        if not is_open(name, state):
            yield Refused("act_frozen", {"field": NAMES[name], "state": title})


def _unsound(made: Candidate, changes: Values) -> Iterator[Refused]:
    """The days are asked in the order of the act as it would be."""
    yield from unsound(IDeliberation, changes)
    days = partial(getattr, made)
    yield from disorder(IDeliberation, days, changes.keys())


def _in_place(made: Candidate, home: Home) -> Candidate:
    """Its member answers some of the guards: whom it named before, its own number."""
    return made.__of__(api.portal.get().unrestrictedTraverse(home.path))
