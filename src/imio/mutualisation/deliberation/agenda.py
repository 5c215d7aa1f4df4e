"""The place of an act on the agenda of its sitting, which is settled from a day on.

CDLD L1122-13 and L1122-24: what members were convened for is what they decide, but for
what is urgent and what one of them asked for in time.
"""

from Acquisition import aq_base
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.identity import place_of
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.roster import levels_of
from imio.mutualisation.rules import voting
from imio.mutualisation.rules.sitting import may_be_told_otherwise
from imio.mutualisation.rules.sitting import may_join_agenda
from imio.mutualisation.rules.sitting import may_leave_agenda
from imio.mutualisation.rules.sitting import requested_in_time
from imio.mutualisation.rules.validation import all_done
from imio.mutualisation.rules.validation import of_new
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Verdict
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


NOWHERE = (None, None)


def sitting_of(uid: str | None) -> ICatalogBrain | None:
    """What the catalogue knows of a sitting, whoever asks."""
    found = existing("Sitting", UID=uid) if uid else ()
    return found[0] if found else None


def agenda_kept(said: Any) -> Verdict:
    """Whether what a form or a body says of an act lets the agendas be.

    Refused: `agenda_frozen`, `agenda_closed`, as `rules.may_be_told_otherwise`.
    """
    act = aq_base(said.__context__)
    before, place = getattr(act, "placed", None) or NOWHERE
    comes = said.sitting != before
    moves = comes or said.item_number not in (None, place)
    return first_refusal(
        _may_leave(before) if moves else GRANTED,
        may_come(said, said.sitting) if comes else GRANTED,
        _may_be_told_otherwise(said, before),
        _may_stand(said, sitting_of(before))
        if getattr(act, "late", False)
        else GRANTED,
    )


def _may_be_told_otherwise(said: Any, uid: str | None) -> Verdict:
    """What is stored may be what is said already; the sitting knows what it told."""
    sitting = record("Sitting", uid)
    if sitting is None:
        return GRANTED
    told = sitting.convened_for(said.__context__)
    same = all(getattr(said, name) == value for name, value in told.items())
    return GRANTED if same else may_be_told_otherwise(sitting.review_state())


def may_come(said: Any, uid: str | None) -> Verdict:
    """An act, or what is said of one, comes to the agenda of a sitting (UID).

    What comes late is validated as what was there when the agenda was settled.
    Refused: as `agenda_kept`, as `rules.may_be_called`.
    """
    sitting = sitting_of(uid)
    late = sitting is not None and sitting.review_state != "created"
    return first_refusal(
        _may_stand(said, sitting), _may_be_called(said) if late else GRANTED
    )


def _may_be_called(said: Any) -> Verdict:
    act = getattr(said, "__context__", said)
    if hasattr(aq_base(act), "may_be_called"):
        verdict: Verdict = act.may_be_called()
        return verdict
    # What a form adds has been validated by nobody yet.
    return all_done(of_new(levels_of(place_of(said))))


def _may_stand(said: Any, sitting: ICatalogBrain | None) -> Verdict:
    if sitting is None:
        return GRANTED
    held_on = sitting.sitting_on or None
    asked = bool(said.requested_by) and requested_in_time(
        said.requested_on, held_on, legal_numbers(held_on)
    )
    return may_join_agenda(sitting.review_state, bool(said.urgent) or asked)


def may_vote_together(said: Any) -> Verdict:
    """An act, or what is said of one, is voted with another item of its sitting.

    Refused: as `voting.may_vote_together`.
    """
    other = record("Deliberation", said.voted_with)
    if other is None:
        return GRANTED
    act = getattr(said, "__context__", said)
    here, there = (
        each.sitting or (each.sitting_on, each.body) for each in (said, other)
    )
    return voting.may_vote_together(here, there, aq_base(act) is aq_base(other))


def come(act: Any, sitting: str) -> None:
    """It stands there from now on."""
    act.sitting = sitting
    notify(ObjectModifiedEvent(act))


def may_delete(act: Any) -> Verdict:
    """What was put on an agenda that is settled stays. Refused: as `agenda_kept`."""
    return _may_leave((act.placed or NOWHERE)[0])


def _may_leave(uid: str | None) -> Verdict:
    sitting = sitting_of(uid)
    return may_leave_agenda(sitting.review_state) if sitting else GRANTED
