"""`@people` of a member or a partner, for who manages its accounts."""

from datetime import UTC
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.parts import OnePart
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.people import people
from imio.mutualisation.people.people import Person
from typing import Any


class PeopleGet(ReadingService):
    """`GET @people`: instants in UTC, null where there is none."""

    def reply(self) -> dict[str, Any]:
        return {"items": [_shown(each) for each in people.people(self.context)]}


def _shown(person: Person) -> dict[str, Any]:
    values = person._asdict()
    for name in ("last_seen", "good_until"):
        at = values[name]
        values[name] = at and at.astimezone(UTC).isoformat()
    return values


class PeoplePost(WritingService):
    """`POST @people` with `{"contact_name": …, "email": …, "role": …}`: invite, or again."""

    takes = (*people.PERSON, *people.ROLE)

    def write(self) -> Any:
        people.invite(self.context, self.body)
        return self.context


class PersonPatch(OnePart, WritingService):
    """`PATCH @people/<login>` with `{"role": …, "administers": …}`."""

    takes = people.ROLE

    def write(self) -> Any:
        people.change(self.context, self.part, self.body)
        return self.context


class PersonDelete(OnePart, WritingService):
    """`DELETE @people/<login>`."""

    def write(self) -> Any:
        people.remove(self.context, self.part)
        return self.context
