"""P3: somebody new works for a member of a thousand records.

With us that person joins a group; in vanilla Plone a local role is given on the folder,
and everything below is indexed again, so that the search knows of it.
"""

from collections.abc import Iterator
from imio.mutualisation.base.localroles import add_to_group
from itertools import count
from measuring import counted
from measuring import interleaved
from measuring import Result
from measuring import timed
from plone import api
from records import Loader
from running import run
from running import sizes_asked
from sites import Place
from sites import Scratch
from typing import Any

import transaction
import vanilla


CHILDREN, ROUNDS = 1_000, 5
NEW = 2 * 10**6  # above what is loaded


class Ours:
    def __init__(self, place: Place):
        self.place = place
        self.people = [f"agent-{number}" for number in range(ROUNDS + 2)]
        with place as site:
            loader = Loader(site)
            self.member = loader.members[-1].getPhysicalPath()
            for number in range(CHILDREN):
                loader.request(NEW + number, loader.members[-1], "draft")
            for login in self.people:
                api.user.create(username=login, email=f"{login}@example.org")
            transaction.commit()

    def work(self) -> float:
        with self.place as site:
            member = site.unrestrictedTraverse(self.member)

            def give() -> None:
                add_to_group(member, "agents", self.people.pop())
                transaction.commit()

            return timed(give)()


class Vanilla:
    def __init__(self, place: Place):
        self.place = place
        self.numbers = count()
        with place as site:
            folder = api.content.create(site, "Folder", "thousand", title="Thousand")
            for number in range(CHILDREN):
                vanilla.create(site, NEW + number, "draft", folder)
            transaction.commit()

    def work(self) -> float:
        with self.place as site:
            folder: Any = site["thousand"]

            def give() -> None:
                folder.manage_setLocalRoles(f"agent-{next(self.numbers)}", ["Editor"])
                folder.reindexObjectSecurity()
                transaction.commit()

            return timed(give)()


def measure(place: Scratch) -> Iterator[Result]:
    ours, theirs = Ours(place.ours), Vanilla(place.vanilla)
    with counted() as counts:
        ours.work()
    took = interleaved(ROUNDS, ours=ours.work, vanilla=theirs.work)
    said = f"{took['ours']} ({counts}), vanilla {took['vanilla']}"
    yield Result("P3", took["ours"].times(took["vanilla"]), said)


if __name__ == "__main__":
    run(measure, sizes_asked())
