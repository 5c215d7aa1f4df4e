"""Members ask for seats, IMIO grants them, members give them back.

Every change writes the ledger of the licence in the same transaction: the pool is
never exceeded, however many ask at once.
"""

from imio.mutualisation.allotment.mails import tell_officers
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.asked.licence import Licence
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.guard import offer
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.rules import seats
from imio.mutualisation.rules.membership import may_order
from imio.mutualisation.rules.seats import Claim
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from typing import Any


# Refusals after which waiting makes sense.
WORTH_WAITING = ("seats_short", "waiting_list_first")


def ask(
    licence: Licence,
    member: Member,
    quantity: int,
    *,
    wait: bool = False,
    thread: str = "",
    note: str = "",
) -> Any:
    """An allotment of so many seats; what IMIO enters is granted at once.

    `wait`: where too few are free, on the waiting list.
    Raises `Refusal`: `licence_not_active`, `not_a_member`, `thread_not_yours` (thread),
    and as `seats.may_claim`, `seats.may_wait`.
    """
    thread = thread.upper()
    state = state_of(licence, member, quantity, wait=wait, thread=thread)
    allotment = _create(licence, member, quantity, thread, note)
    claim = Claim(uid(allotment), quantity, state, approved=is_staff())
    licence.keep_claims(seats.claimed(licence.claims(), claim))
    _first_step(allotment, state)
    return allotment


def state_of(
    licence: Licence, member: Member, quantity: int, *, wait: bool, thread: str
) -> str:
    """What becomes of seats that are asked for: asked, or waiting. Raises: as `ask`."""
    or_refuse(
        first_refusal(
            licence.may_draw(),
            may_order(member.standing_on(clock.today())),
            _of_member(thread.upper(), member),
        )
    )
    return or_refuse(_state(licence, quantity, wait))


def give_back(allotment: IAllotment, quantity: int) -> None:
    """Give back all seats of an allotment or a part of them; who waits is served.

    Raises `Refusal`: `not_your_role`, `transition_not_from_here`, and as
    `seats.may_give_back`.
    """
    step = offer(allotment, "give_back")
    if step is None:
        raise Refusal(Refused("transition_not_from_here"))
    if step.refusal is not None:
        raise Refusal(step.refusal)
    licence, key = allotment.licence_drawn(), uid(allotment)
    or_refuse(seats.may_give_back(licence.claims(), key, quantity))
    if quantity == allotment.quantity:
        perform(allotment, "give_back")
        return
    licence.keep_claims(seats.lessened(licence.claims(), key, quantity))
    allotment.quantity -= quantity
    row = {"on": clock.today(), "quantity": quantity}
    allotment.returns = [*(allotment.returns or ()), row]
    allotment.reindexObject(idxs=["quantity"])
    serve(licence)


def serve(licence: Licence) -> list[Any]:
    """Serve the waiting list in its order; the allotments that have their seats."""
    if not licence.may_draw():
        return []
    before = licence.claims()
    after = seats.served(licence.pool_today(), before)
    if after == before:
        return []
    licence.keep_claims(after)
    lucky = [claim for claim in after if claim not in before]
    return [_served(claim) for claim in lucky]


def settle_claim(allotment: IAllotment, state: str) -> None:
    """Note in the ledger what a step made of a claim."""
    licence = allotment.licence_drawn()
    licence.keep_claims(seats.moved(licence.claims(), uid(allotment), state))


def drop_claim(allotment: IAllotment) -> Any:
    """Take a claim that ended out of the ledger; its licence."""
    licence = allotment.licence_drawn()
    licence.keep_claims(seats.dropped(licence.claims(), uid(allotment)))
    return licence


def _state(licence: Licence, quantity: int, wait: bool) -> str | Refused:
    pool, claims = licence.pool_today(), licence.claims()
    verdict = seats.may_claim(pool, claims, quantity)
    if verdict:
        return seats.ASKED
    if not (wait and verdict.reason in WORTH_WAITING):
        return verdict
    waiting = seats.may_wait(pool, claims, quantity)
    return seats.WAITING if waiting else waiting


def _of_member(thread: str, member: Member) -> Verdict:
    """The thread is that of a request of the member, if any."""
    query = {"thread": thread, "path": path(member)}
    known = not thread or bool(existing("ServiceRequest", **query))
    return require(known, "thread_not_yours", thread=thread)


def _create(
    licence: Licence, member: Member, quantity: int, thread: str, note: str
) -> Any:
    population = member.population_on(clock.today())
    return create_unasked(
        member,
        "Allotment",
        title=f"{licence.title} – {member.title}",
        licence=uid(licence),
        quantity=quantity,
        inhabitants=population.inhabitants if population else None,
        thread=thread or None,
        note=note or None,
    )


def _first_step(allotment: IAllotment, state: str) -> None:
    if state == seats.WAITING:
        perform_itself(allotment, "queue")
    elif is_staff():
        perform(allotment, "grant")
    else:
        tell_officers(allotment)


def _served(claim: Claim) -> Any:
    """Asked again, and granted where IMIO approved it before."""
    allotment = record("Allotment", claim.key)
    perform_itself(allotment, "serve")
    if claim.approved:
        perform_itself(allotment, "grant")
    return allotment
