"""The seal of the day: one entry holds the head of every chain, and is chained itself.

Who changed an entry of a record would have to write the seals anew, too; the head of the
seals fits on a line, which the round logs, so that it is kept elsewhere as well.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.chain import ANCHOR
from imio.mutualisation.base.chain import append
from imio.mutualisation.base.chain import Chain
from imio.mutualisation.base.chain import Entry
from imio.mutualisation.base.chain import journal
from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.chain import read
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.doors import act
from imio.mutualisation.journal.lines import ANEW
from imio.mutualisation.journal.lines import Lines
from imio.mutualisation.journal.lines import MONTHS_KEPT
from imio.mutualisation.journal.people import tell_roles_of_commands
from plone import api

import json
import logging


logger = logging.getLogger(__name__)


def settle() -> list[Line]:
    """Once a day, where something was done since the last seal; it is no step of a record."""
    lines = {kind: Lines(api.portal.get().getId(), kind) for kind in MONTHS_KEPT}
    for each in lines.values():
        each.forget_old()
    tell_roles_of_commands()
    last = _last_seal()
    grown = _grown(last.at.isoformat(timespec="microseconds") if last else "")
    today = f"{clock.today()}"
    if grown and not (last and last.what == today):
        _seal(today, grown, lines)
    return []


def _seal(today: str, grown: Iterable[Chain], lines: Mapping[str, Lines]) -> None:
    seals = of_site(ANCHOR)
    heads = {each.about: (each.count, each.head) for each in grown}
    of_machine = {kind: each.head() for kind, each in lines.items()}
    said = json.dumps({**heads, **of_machine})
    append(seals, act(), [{"kind": ANCHOR, "what": today, "after": said}])
    logger.info("Journal sealed: %s %s", seals.count, seals.head)


def begin_lines_anew() -> None:
    """A site that was moved has none of the lines of the machine that it came from."""
    last = _last_seal()
    sealed_before = json.loads(last.after) if last else {}
    if not any(sealed_before.get(kind, (0,))[0] for kind in MONTHS_KEPT):
        return
    said = json.dumps(dict.fromkeys(MONTHS_KEPT, (0, ANEW)))
    sealed = {"kind": ANCHOR, "what": f"{clock.today()}", "after": said}
    append(of_site(ANCHOR), act(), [sealed])


def _last_seal() -> Entry | None:
    kept = journal()
    seals = kept.chains.get(ANCHOR) if kept else None
    return read(seals.last[-1]) if seals else None


def _grown(since: str) -> list[Chain]:
    """The chains that have grown since an instant, each once."""
    kept = journal()
    grown = kept.times.values(since) if kept else ()
    return [*{each.about: each for each, *_ in grown if each.of != ANCHOR}.values()]
