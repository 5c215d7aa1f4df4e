"""« Mon travail »: what waits for a person, for others, and by when; from the index alone."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import waits
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import numbered
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.officer import staff_logins
from imio.mutualisation.base.parameters import one_of
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.waits import Line
from imio.mutualisation.base.waits import Lines
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.security import GROUPS
from imio.mutualisation.security import TYPES
from imio.mutualisation.security import workflow_of
from itertools import islice
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


OWNERS = {"adherents": "Member", "partenaires": "Partner"}
ME = "me"
PERSON = "user:"
IN_MY_NAME = _("work_in_my_name", default="In my name")
SIGN = _("work_of_signatories", default="${authority} – signatories")
FACETS = {
    "who": _("work_who", default="For whom"),
    "type": _("work_type", default="Type"),
    "late": _("work_late", default="Late"),
}
LATE = _("badge_late", default="late")
NOT_LATE, ONLY_LATE = "0", "1"


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is shown: what to do, where, about what, since when, until when."""

    line: Line
    brain: ICatalogBrain
    verb: str
    url: str
    owner: str
    by: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.brain.Title

    @property
    def record_url(self) -> str:
        return self.brain.getURL()

    @property
    def kind(self) -> str:
        return workflow_of(TYPE.format(self.line.kind)).title

    @property
    def state(self) -> str:
        return state_title(self.line.kind, self.brain.review_state)

    @property
    def since(self) -> date:
        return date.fromordinal(self.line.since)

    @property
    def until(self) -> date | None:
        known = self.line.until != waits.NEVER
        return date.fromordinal(self.line.until) if known else None

    @property
    def late(self) -> bool:
        return self.line.until < clock.today().toordinal()


# --- Which lines ------------------------------------------------------------------


def to_do() -> Lines:
    """What waits for the current user, the most urgent first."""
    return waits.lines(waits.own_actors())


def for_others(most: int) -> Lines:
    """What others do in what the current user follows: IMIO all, a member its own."""
    own = waits.own_actors()
    if sees_figures():
        return list(islice(waits.others(own), most))
    mine = set(waits.lines(own))
    beside = (each for each in waits.awake(_followed()) if each not in mine)
    return list(islice((each for each in beside if waits.acting(Line(*each))), most))


def deadlines(until: date) -> Lines:
    """What is due by a day in what the current user follows, the late ones first."""
    if sees_figures():
        return waits.due(until)
    own = {*_followed(), *waits.lines(waits.own_actors())}
    return sorted(each for each in own if each[0] <= until.toordinal())


def _followed() -> Lines:
    """All that waits in the records of the members that the current user acts for."""
    owners = owners_of_current_user()
    brains = found("Member", UID=owners) if owners else ()
    return waits.within([brain.getPath() for brain in brains]) if brains else []


# --- As rows ----------------------------------------------------------------------


def rows(lines: Iterable[tuple[Any, ...]]) -> list[Row]:
    """Some lines, of what the current user may see; in one query for their owners."""
    asked = [Line(*each) for each in lines]
    brains = numbered({each.rid for each in asked})
    owners = owners_of(brains.values())
    return [
        _row(each, brains[each.rid], owners) for each in asked if each.rid in brains
    ]


def _row(line: Line, brain: ICatalogBrain, owners: dict[str, str]) -> Row:
    verb, page = waits.way(line.kind, line.code)
    url = brain.getURL()
    return Row(
        line=line,
        brain=brain,
        verb=verb,
        url=f"{url}/{page}" if page else url,
        owner=owners.get(owner_path(brain), ""),
        by=tuple(waits.acting(line)),
    )


def owner_path(brain: ICatalogBrain) -> str:
    """The path of the member or partner that a record lies in, from the site."""
    return "/".join(brain.getPath().split("/")[2:4])


def owners_of(brains: Iterable[ICatalogBrain]) -> dict[str, str]:
    """The names of those that records lie in, as far as the current user sees them."""
    paths = {owner_path(brain) for brain in brains}
    names: dict[str, str] = {}
    for section, kind in OWNERS.items():
        ids = [each.rpartition("/")[2] for each in paths if each.startswith(section)]
        known = found(kind, id=ids) if ids else ()
        names |= {owner_path(brain): brain.Title for brain in known}
    return names


# --- Narrowed ---------------------------------------------------------------------


class Narrowed:
    """The lines of a person, narrowed by what the address asks: who, type, late.

    Raises `Refusal`: `parameter_invalid` (name, value). What is not one's own to ask of is
    refused as what nobody is.
    """

    def __init__(self, request: Any):
        self.who = one_of(request, "who", "", ME, *waits.own_actors(), *colleagues())
        self.kind = one_of(request, "type", "", *TYPES)
        self.late = one_of(request, "late", NOT_LATE, ONLY_LATE) == ONLY_LATE

    @cached_property
    def all(self) -> Lines:
        return to_do()

    @cached_property
    def lines(self) -> Lines:
        lines = self.of_who
        if self.kind:
            lines = [each for each in lines if each[2] == self.kind]
        if self.late:
            today = clock.today().toordinal()
            lines = [each for each in lines if each[0] < today]
        return lines

    @cached_property
    def of_who(self) -> Lines:
        if not self.who:
            return self.all
        return waits.lines([waits.own_actors()[0] if self.who == ME else self.who])

    def facets(self) -> list[Facet]:
        """What there is to choose between."""
        choices = {"who": self._of_actors(), "type": self._of_types()}
        late = sum(each[0] < clock.today().toordinal() for each in self.of_who)
        choices["late"] = [Option(ONLY_LATE, words(LATE), late)]
        asked_late = ONLY_LATE if self.late else ""
        chosen = {"who": self.who, "type": self.kind, "late": asked_late}
        return [
            Facet(name, FACETS[name], tuple(options), chosen[name])
            for name, options in choices.items()
            if len(options) > 1 or (name == "late" and late) or chosen[name]
        ]

    def _of_actors(self) -> list[Option]:
        me, *groups = waits.own_actors()
        found = [Option(ME, words(IN_MY_NAME), len(waits.lines([me])))]
        titles = group_titles(groups)
        found += [
            Option(each, titles[each], len(waits.lines([each]))) for each in groups
        ]
        found += [
            Option(each, full_name(each.removeprefix(PERSON)), len(waits.lines([each])))
            for each in colleagues()
        ]
        return [option for option in found if option.count]

    def _of_types(self) -> list[Option]:
        counted = Counter(each[2] for each in self.of_who)
        found = (
            Option(kind, workflow_of(TYPE.format(kind)).title, count)
            for kind, count in counted.items()
        )
        return sorted(found, key=lambda option: option.title)


def colleagues() -> list[str]:
    """Of IMIO, the others whose work waits in their own name: for who follows all of it."""
    if not sees_figures():
        return []
    me = waits.own_actors()[0]
    return sorted({f"{PERSON}{login}" for login in staff_logins()} - {me})


def group_titles(groups: Iterable[str]) -> dict[str, str]:
    """The names of some groups, from the records that they act for."""
    return {each: _group_title(each) for each in groups}


def _group_title(group: str) -> str:
    if group in GROUPS:
        return GROUPS[group][0]
    kind, uid, name = group.split(":")
    brains = existing(kind.capitalize(), UID=uid)
    title = brains[0].Title if brains else ""
    if name == "signatories":
        return words(Message(SIGN, mapping={"authority": title}))
    return title


def actor_titles(actors: Iterable[str]) -> Iterator[str]:
    """Whom a line waits for, by name."""
    for each in actors:
        login = each.removeprefix(PERSON)
        yield full_name(login) if login != each else _group_title(each)
