"""The convocation, the agenda and the minutes, as their templates take them."""

from collections.abc import Callable
from collections.abc import Iterator
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.formats import hour
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.kept import as_kept
from imio.mutualisation.base.kept import last
from imio.mutualisation.base.pdf import PACKAGE
from imio.mutualisation.base.pdf import typeset
from imio.mutualisation.base.titles import authority_of
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.rules import vote_sentence
from imio.mutualisation.rules.deliberation import is_closed
from imio.mutualisation.rules.sitting import may_read_minutes
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.sitting import facts
from imio.mutualisation.sitting.schema import ISitting
from imio.mutualisation.sitting.vocabularies import ATTENDANCE_TITLES
from io import BytesIO
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile


AWAY = {"interest": " (CDLD, art. L1122-19)", "out": ""}
CAME_LATE = "Point ajouté après l’arrêt de l’ordre du jour (CDLD, art. L1122-24)."
MINUTES = "proces-verbal"
TEMPLATES = {
    "convocation": "notice",
    "ordre-du-jour": "agenda",
    MINUTES: "minutes",
}


def document(sitting: ISitting, name: str) -> bytes:
    """One of `TEMPLATES` as the sitting stands (PDF/UA-1)."""
    template = PACKAGE / "sitting" / f"{TEMPLATES[name]}.typ"
    return typeset(template, payload(sitting))


def as_sent(sitting: ISitting, name: str) -> bytes:
    """The one that was sent or closed; before that, as the sitting stands.

    Raises `Refusal`: as `may_read`.
    """
    or_refuse(may_read(sitting, name))
    return as_kept(sitting, name, partial(document, sitting, name))


def may_read(sitting: ISitting, name: str) -> Verdict:
    """Refused: as `rules.may_read_minutes`, those that are kept aside."""
    if name != MINUTES or last(sitting, MINUTES):
        return GRANTED
    return may_read_minutes(sitting.review_state())


def all_documents(sitting: ISitting, may_view: Callable[[Any], bool]) -> bytes:
    """Notice, agenda, minutes and the extracts that this person may read, as a ZIP.

    The minutes once the sitting was held; extracts as the page of the act gives them.
    """
    names = [name for name in TEMPLATES if may_read(sitting, name)]
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(f"{name}.pdf", as_sent(sitting, name))
        for act in filter(may_view, facts.adopted(sitting)):
            number = f"{act.item_number or 0:02d}-{act.number}"
            archive.writestr(f"extraits/{number}.pdf", act.extract_for_reader())
    return packed.getvalue()


def payload(sitting: ISitting) -> dict[str, Any]:
    """What the three templates place."""
    on = sitting.sitting_on
    at = f" à {hour(sitting.starts_at)}" if sitting.starts_at else ""
    return {
        "authority": authority_of(sitting),
        "body": title_of("imio.mutualisation.bodies", sitting.body),
        "sitting": f"séance du {long_day(on)}{at}" if on else "séance",
        "opened": hour(sitting.opened_at) or None,
        "closed": hour(sitting.closed_at) or None,
        "observations": paragraphs(sitting.observations),
        "place": sitting.place or None,
        "convened": long_day(sitting.convened_on) or None,
        "attendance": {
            status: [name(row) for row in rows_of(sitting, status)]
            for status in ATTENDANCE_TITLES
        },
        "items": [item(sitting, brain) for brain in facts.items(sitting)],
        "document_date": (on or clock.today()).isoformat(),
    }


def rows_of(sitting: ISitting, status: str) -> list[dict[str, Any]]:
    return [row for row in sitting.attendance or () if row["status"] == status]


def name(row: dict[str, Any]) -> str:
    """`A. A., Bourgmestre`, `E. E. par A. A.`"""
    function = f", {row['function']}" if row["function"] else ""
    proxy = f" par {row['proxy']}" if row["proxy"] else ""
    return f"{row['name']}{function}{proxy}"


def item(sitting: ISitting, brain: ICatalogBrain) -> dict[str, Any]:
    """An item with what was decided and who came or went at it."""
    return {
        "number": str(brain.item_number or "–"),
        "title": brain.Title,
        "privacy": "Huis clos" if is_closed(brain.privacy) else "Séance publique",
        "decision": decision(brain),
        "articles": decided_texts(brain),
        "movements": [
            *([CAME_LATE] if brain.late else []),
            *movements(sitting, brain.item_number),
        ],
    }


def decision(brain: ICatalogBrain) -> str | None:
    """What became of an item, with its vote."""
    if brain.review_state in ACT_PLANNED:
        return None
    adopted = brain.adopted_on is not None
    said = "Adoptée" if adopted else state_title("Deliberation", brain.review_state)
    votes = facts.votes_counted(brain)
    return f"{said} {vote_sentence.write(votes)}." if votes else f"{said}."


def decided_texts(brain: ICatalogBrain) -> list[str]:
    """The text that was decided, for the minutes."""
    if brain.adopted_on is None:
        return []
    act = brain._unrestrictedGetObject()
    return [row["text"] for row in act.articles or ()]


def paragraphs(text: str | None) -> list[str]:
    return [line for line in (text or "").splitlines() if line.strip()]


def movements(sitting: ISitting, number: int | None) -> Iterator[str]:
    """Those who arrive at an item, and those who left after the one before."""
    for row in sitting.attendance or ():
        if number and row["arrives_at"] == number:
            yield f"{row['name']} entre en séance."
        if number and row["leaves_after"] == number - 1:
            yield f"{row['name']} quitte la séance."
    for row in sitting.away or ():
        if row["item"] == number:
            why = AWAY[row["why"]]
            yield f"{row['name']} ne siège pas pour ce point{why}."
