"""What is said on a record: what a message may be, and who still has to answer.

Source: IMIO practice. A word of a member waits until IMIO has answered it in public, or
says that there is nothing to answer; a question of IMIO waits for a word of a member.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.rules.typed import says
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


IMIO, MEMBER, PARTNER = "imio", "member", "partner"
THREAD, INTERNAL = AUDIENCES = ("thread", "internal")
FILES = 10  # of a message


@dataclass(frozen=True, slots=True)
class Said:
    """A message: the side it comes from, whether it is a note within IMIO, whether it asks
    for an answer, whether somebody has said that it needs none.
    """

    day: date
    side: str
    internal: bool = False
    asks: bool = False
    settled: bool = False


def may_write(writes: bool) -> Verdict:
    """`writes`: whether the table lets one of one's roles write here. Refused:
    `message_not_yours`.
    """
    return require(writes, "message_not_yours")


def may_say(text: str, files: int, of_imio: bool, audience: str, asks: bool) -> Verdict:
    """Refused: `message_empty`, `message_files` (most), `message_audience` (value),
    `message_internal`, `message_asks`.
    """
    return first_refusal(
        require(says(text) or files > 0, "message_empty"),
        require(files <= FILES, "message_files", most=FILES),
        require(audience in AUDIENCES, "message_audience", value=audience),
        require(of_imio or audience != INTERNAL, "message_internal"),
        require(not asks or (of_imio and audience == THREAD), "message_asks"),
    )


def unanswered(messages: Iterable[Said]) -> Said | None:
    """The first word of the others that IMIO has not answered, the oldest first."""
    waiting = None
    for each in messages:
        if each.internal:
            continue
        if each.side == IMIO:
            waiting = None
        elif not each.settled:
            waiting = waiting or each
    return waiting


def question(messages: Iterable[Said]) -> Said | None:
    """The question of IMIO that no member has answered."""
    waiting = None
    for each in messages:
        if each.internal:
            continue
        if each.side == MEMBER:
            waiting = None
        elif each.side == IMIO and each.asks and not each.settled:
            waiting = waiting or each
    return waiting
