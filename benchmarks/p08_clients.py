"""P8: several clients at once, by the clock on the wall, of a server of its own."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from imio.mutualisation.base.catalog import existing
from itertools import count
from measuring import Result
from records import Loader
from running import run
from running import sizes_asked
from serving import client
from serving import served
from sites import Scratch
from statistics import median
from threading import local
from time import monotonic

import vanilla


SECONDS, ROUNDS, MANY, SOME = 5, 3, 8, 4

Ask = Callable[[], int]


class Clients(local):
    """A person in each thread, who reads and writes in turn."""

    def __init__(self, members: list[str], values: dict[str, str]):
        self.session = client()
        self.members, self.values = members, values
        self.numbers = count(id(self) % len(members))

    def create(self) -> int:
        """A new request of one of the members; the next step is for `submit`."""
        member = self.members[next(self.numbers) % len(self.members)]
        answer = self.session.post(member, json=self.values)
        self.made = answer.json().get("@id") if answer.ok else None
        return answer.status_code

    def submit(self) -> int:
        if self.made is None:
            return self.create()
        made, self.made = self.made, None
        return self.session.post(f"{made}/@workflow/submit", json={}).status_code

    def get(self, url: str) -> int:
        return self.session.get(url).status_code


def during(clients: int, *asks: Ask) -> tuple[float, Counter[int]]:
    """Answers a second while so many clients ask these in turn, and their statuses."""
    until = monotonic() + SECONDS

    def go(_number: int) -> Counter[int]:
        statuses: Counter[int] = Counter()
        while monotonic() < until:
            statuses.update(ask() for ask in asks)
        return statuses

    began = monotonic()
    with ThreadPoolExecutor(clients) as pool:
        statuses = sum(pool.map(go, range(clients)), Counter())
    good = sum(n for status, n in statuses.items() if status < 400)
    return good / (monotonic() - began), statuses


def measure(place: Scratch) -> Iterator[Result]:
    with place.ours as site:
        loader = Loader(site)
        members = ["/".join(member.getPhysicalPath()) for member in loader.members]
        values = {"@type": "imio.mutualisation.ServiceRequest", **loader.values(0)}
        read = existing("ServiceRequest", review_state="support")[-1].getPath()
    with place.vanilla as site:
        theirs = "/".join(vanilla.folder(site, 1)["request-1"].getPhysicalPath())
    with served(place.size) as address:
        people = Clients([f"{address}{path}" for path in members], values)
        ours, stock = f"{address}{read}", f"{address}{theirs}"
        during(SOME, people.create, people.submit, partial(people.get, ours))  # warm
        yield no_errors(people, ours)
        yield writers(people)
        yield readers(people, ours, stock)


def no_errors(people: Clients, read: str) -> Result:
    """Eight clients who create, take a step and read."""
    rate, statuses = during(
        MANY, people.create, people.submit, partial(people.get, read)
    )
    errors = sum(n for status, n in statuses.items() if status >= 500)
    said = f"{rate:.0f} good answers a second; {dict(sorted(statuses.items()))}"
    return Result("P8.errors", errors, said)


def writers(people: Clients) -> Result:
    """Creations and steps: four clients against one."""
    alone, together = [], []
    for _ in range(ROUNDS):
        alone.append(during(1, people.create, people.submit)[0])
        together.append(during(SOME, people.create, people.submit)[0])
    one, four = median(alone), median(together)
    said = f"{four:.3g} a second by {SOME} clients, {one:.3g} by one"
    return Result("P8.writers", four / one, said)


def readers(people: Clients, ours: str, theirs: str) -> Result:
    """The same four clients read a record of ours, then of vanilla's."""
    mine, stock = [], []
    for _ in range(ROUNDS):
        mine.append(during(SOME, partial(people.get, ours))[0])
        stock.append(during(SOME, partial(people.get, theirs))[0])
    our, their = median(mine), median(stock)
    said = f"{our:.3g} GET a second, vanilla {their:.3g}"
    return Result("P8.readers", our / their, said)


if __name__ == "__main__":
    run(measure, sizes_asked())
