"""P11: what a page costs beside an empty page of the same site for the same person.

All are asked through the publisher, signed in, and take processor time; a page is warm
when its process has shown it before, cold when nothing of the database is in memory.
"""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.settings.controlpanel import THEMES
from measuring import counted
from measuring import Counts
from measuring import interleaved
from measuring import Result
from measuring import Series
from pathlib import Path
from running import run
from running import sizes_asked
from sites import OURS
from sites import Scratch
from web import Person

import Zope2


EMPTY = f"/{OURS}/@@empty-page"
PAGE = f"""
  <browser:page name="empty-page" for="*" permission="zope2.View"
                template="{Path(__file__).with_name("empty.pt")}" />"""
ROWS, ROUNDS, TIMES = 100, 5, 3
MANAGER = "imio-manager"

SHOWN = ("request", "implementation", "support")
# Those that people open every day: not above so many milliseconds of the processor.
DAILY = ("home", "list", "member", "figures", "request")


def measure(place: Scratch) -> Iterator[Result]:
    place.configure(PAGE)
    Listing.batch_size = ROWS
    officer, manager = Person(place.ours.login), Person(MANAGER)
    with place.ours:
        pages = addresses()
        edited = forms()
    took, counts = taken(officer, pages)
    yield from results(took, counts)
    took, counts = taken(manager, edited, times=1)
    for name in edited:
        yield in_empty_pages("P11.forms", name, took, counts)
    yield cold(officer)


def addresses() -> dict[str, str]:
    """The pages by name; those of requests by their state."""
    brain = existing("ServiceRequest", review_state="support")[-1]
    requests = {
        state: existing("ServiceRequest", review_state=state, sort_on="path")[-1]
        for state in SHOWN
    }
    return {
        "list": f"/{OURS}/@@demandes",
        "fragment": f"/{OURS}/@@demandes?ajax_load=1",
        "home": f"/{OURS}/@@accueil",
        "figures": f"/{OURS}/@@chiffres",
        "radar": f"/{OURS}/continuite",
        "member": brain.getPath().rpartition("/")[0],
        **{state: each.getPath() for state, each in requests.items()},
    }


def forms() -> dict[str, str]:
    """The long forms, by name."""
    product = existing("Product", review_state="catalogued", sort_on="path")[0]
    request = existing("ServiceRequest", review_state="request", sort_on="path")[-1]
    member = request.getPath().rpartition("/")[0]
    return {
        **{
            f"settings, {theme}": f"/{OURS}/@@mutualisation-settings/{theme}"
            for theme in THEMES
        },
        "product": f"{product.getPath()}/edit",
        "member": f"{member}/edit",
        "request": f"{request.getPath()}/edit",
    }


def taken(
    person: Person, pages: dict[str, str], times: int = TIMES
) -> tuple[dict[str, Series], dict[str, Counts]]:
    """Each page and the empty one, in turn; and what each asks once warm."""
    asked = {"empty": EMPTY, **pages}
    works, counts = {}, {}
    for name, address in asked.items():
        path, _, query = address.partition("?")
        person.get(path, query)
        with counted() as counts[name]:
            person.get(path, query)
        works[name] = person.getting(path, query, times=times)
    return interleaved(ROUNDS, **works), counts


def in_empty_pages(
    goal: str, name: str, took: dict[str, Series], counts: dict[str, Counts]
) -> Result:
    said = f"{took[name]}, empty {took['empty']}; {counts[name].queries} queries"
    of = "" if goal.endswith(name) else name
    return Result(goal, took["empty"].times(took[name]), said, of=of)


def results(took: dict[str, Series], counts: dict[str, Counts]) -> Iterator[Result]:
    """The goals of the pages of an officer."""
    yield in_empty_pages("P11.list", "list", took, counts)
    fragment = took["fragment"]
    said = f"{fragment}, its page {took['list']}; by ?ajax_load=1"
    yield Result("P11.fragment", fragment.times(took["list"]), said)
    for state in SHOWN:
        yield in_empty_pages("P11.request", state, took, counts)
    for name in ("figures", "radar"):
        yield in_empty_pages(f"P11.{name}", name, took, counts)
    for name in DAILY:
        said = f"{took[name]}; {counts[name].queries} queries"
        yield Result("P11.daily", took[name].ms, said, of=name)


def cold(person: Person) -> Result:
    """The figures when the cache of the database is empty."""
    times, loaded = [], 0
    for _ in range(ROUNDS):
        Zope2.DB.cacheMinimize()
        with counted() as counts:
            times.append(person.getting(f"/{OURS}/@@chiffres")())
        loaded = counts.loaded
    series = Series(tuple(times))
    return Result("P11.cold", series.ms, f"{series}; {loaded} objects loaded")


if __name__ == "__main__":
    run(measure, sizes_asked())
