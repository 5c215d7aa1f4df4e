"""Every list is asked whole, batch after batch to its end: nothing is missing, nothing
comes twice, and nothing in it is hidden from who asks.

What a person may see is asked of the records themselves, not of the catalogue.
"""

from contextlib import contextmanager
from csv import reader
from datetime import date
from every_page import pages
from every_page import places
from every_page import services
from frame import UNFRAMED
from html import unescape
from imio.mutualisation.assembly.delegates import has_delegates
from imio.mutualisation.base import clock
from imio.mutualisation.base import listing
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.open_data import ocid
from imio.mutualisation.continuity.facts import horizon
from imio.mutualisation.continuity.radar import Radar
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.states import LICENCE_DRAWN
from imio.mutualisation.rules.states import REQUEST_RUNNING
from imio.mutualisation.security import TYPES
from io import BytesIO
from io import StringIO
from openpyxl import load_workbook
from operator import itemgetter
from pathlib import Path
from plone import api
from plone.app.testing import logout
from plone.restapi.interfaces import ISerializeToJson
from types import SimpleNamespace
from typing import NamedTuple
from urllib.parse import parse_qsl
from urllib.parse import urlsplit
from zExceptions import Unauthorized
from zope.component import getMultiAdapter
from zope.component import getUtilitiesFor
from zope.i18nmessageid import Message
from zope.interface import alsoProvides
from zope.schema.interfaces import IVocabularyFactory

import pytest
import re


EVERYBODY = (None, "agent-andenne", "partenaire-alpha", "imio-officer")
SHARED = "licences/dematerialisation-du-courrier-licence-fictive"
everybody = pytest.mark.parametrize("login", EVERYBODY)


class Shown(NamedTuple):
    """Where a list is asked for, the types it shows, and which of their records."""

    where: str
    types: tuple[str, ...]
    holds: object = lambda brain: True


def in_state(*states):
    return lambda brain: brain.review_state in states


def licence_due(brain):
    until = months_after(clock.today(), 12)
    due = bool(brain.next_deadline) and brain.next_deadline <= until
    return due and brain.review_state in LICENCE_DRAWN


def to_remind(brain):
    return brain.review_state == "member" and not has_delegates(brain)


REMINDED = Shown("", ("Member",), to_remind)
LICENCES_DUE = Shown("licences", ("Licence",), licence_due)
PUBLISHED = Shown("deliberations", ("Deliberation",), in_state("published"))
PAGES = {
    "delegues": REMINDED,
    "deliberations.atom": PUBLISHED,
    "demandes": Shown("", ("ServiceRequest",), in_state(*REQUEST_RUNNING)),
    "echeances-licences": LICENCES_DUE,
    "echeances-licences.ics": LICENCES_DUE,
    "incidents": Shown("continuite", ("Incident",)),
    "importer-ocds": Shown("marches", ("WatchedTender",)),
    "list-Assembly": Shown("assemblees", ("Assembly",)),
    "list-Deliberation": PUBLISHED,
    "list-Licence": Shown("licences", ("Licence",)),
    "list-Need": Shown("besoins", ("Need",)),
    "list-Partner": Shown("partenaires", ("Partner",)),
    "list-Product": Shown("catalogue", ("Product",)),
    "list-Resource": Shown("ressources", ("Resource",)),
    "list-Tender": Shown("marches", ("Tender",)),
    "prospects": Shown("adherents", ("Member",), in_state("prospect")),
    "suites": Shown("", ("Followup",), in_state("needed")),
    "view": Shown("adherents", ("Member",)),
}
# A choice of the rules or the mails on the disk, and no list of all there is: what each holds, its own tests say.
CHOSEN = {
    "accueil",
    "courriels",
    "echeances",
    "echeances.ics",
    "journal",
    "list-Incident",
    "nouveau-produit",
    "search",
}


def lists():
    """The name and the class of each page with a list."""
    found = ((name, page) for _kind, name, page in pages() if issubclass(page, Listing))
    return sorted(found, key=itemgetter(0))


@contextmanager
def acting(login):
    """As that person; without a login, as the public."""
    with api.env.adopt_user(username=login or "imio-officer"):
        if login is None:
            logout()
        yield


def seen(shown):
    """The addresses of a list that who asks may see."""
    return sorted(
        brain.getURL()
        for name in shown.types
        for brain in existing(name)
        if shown.holds(brain)
        and api.user.has_permission("View", obj=brain._unrestrictedGetObject())
    )


def addresses(text, known):
    """Those of the known addresses that stand in a text."""
    return sorted(set(re.findall(r"http://[^\s\"'<>\\]+", text)) & set(known))


# --- Pages --------------------------------------------------------------------


@pytest.fixture
def whole(demo):
    """The demonstration, with some tenders of others."""
    with api.env.adopt_user(username="imio-manager"):
        for number in range(3):
            day = date(2026, 1, number) if number else None
            values = {"ocid": f"ocds-x-{number}", "published_on": day}
            create_in(demo["marches"], "WatchedTender", **values)
    alsoProvides(demo.REQUEST, IMutualisationLayer)
    return demo


@pytest.fixture
def batched(monkeypatch):
    """The batches that pages ask for from now on, each a third of its list."""
    asked, batch = [], Listing.batch

    def noted(self, brains):
        self.batch_size = max(1, len(brains) // 3)
        asked.append(batch(self, brains))
        return asked[-1]

    monkeypatch.setattr(Listing, "batch", noted)
    return asked


def opened(place, name, start, **narrowed):
    """What a page shows from there on."""
    place.REQUEST.form.clear()
    place.REQUEST.form.update({**narrowed, "b_start": str(start), **UNFRAMED})
    answer = place.restrictedTraverse(f"@@{name}")()
    # A calendar folds its lines.
    text = answer.decode() if isinstance(answer, bytes) else answer
    return text.replace("\r\n ", "")


def batches(text):
    """What the links to other batches ask for."""
    links = re.findall(r'href="[^"]*?\?([^"]*b_start=[^"]*)"', text)
    return [dict(parse_qsl(unescape(link))) for link in links]


def walked(place, name, batched, known, **narrowed):
    """The records that a page shows, batch after batch as its links lead."""
    found, start, before = [], 0, set()
    while start is not None:
        batched.clear()
        text = opened(place, name, start, **narrowed)
        there = addresses(text, known)
        here = [getattr(each, "brain", each).getURL() for each in (batched or [()])[-1]]
        assert set(here) <= set(there)
        found += here if batched else there
        links = {int(each["b_start"]) for each in batches(text)}
        assert all(narrowed.items() <= each.items() for each in batches(text))
        assert {link for link in links if link < start} == before
        before = {start}
        start = min((link for link in links if link > start), default=None)
    return found


@everybody
def test_a_page_shows_all_that_one_may_see_and_no_more(whole, batched, login):
    wrong, shut = {}, set()
    with acting(login):
        for name, shown in PAGES.items():
            place, due = whole.unrestrictedTraverse(shown.where), seen(shown)
            try:
                found = walked(place, name, batched, due)
            except Unauthorized:
                shut.add(name)
                continue
            if sorted(found) != due:
                wrong[name] = set(found) ^ set(due) or found
    assert wrong == {}
    assert not shut or login != "imio-officer"


@everybody
def test_a_page_asked_for_a_state_shows_all_that_is_in_it(whole, batched, login):
    wrong, asked = {}, set()
    for name, page in lists():
        if "state" not in page.filters:
            continue
        shown = PAGES[name]
        place = whole.unrestrictedTraverse(shown.where)
        for state in {brain.review_state for brain in existing(*shown.types)}:
            asked.add(name)
            with acting(login):
                due = seen(shown._replace(holds=in_state(state)))
                try:
                    found = walked(place, name, batched, due, state=state)
                except Unauthorized:
                    continue
            if sorted(found) != due:
                wrong[name, state] = set(found) ^ set(due) or found
    assert wrong == {}
    assert len(asked) > 5


@everybody
def test_the_radar_shows_all_of_it(whole, batched, login):
    with acting(login):
        due = [blip.brain.getURL() for blip in Radar(horizon()).blips]
        found = walked(whole["continuite"], "list-Incident", batched, due)
        assert found == due
        assert set(due) <= set(seen(Shown("", ("Product", "Licence"))))


def test_every_page_with_a_list_is_asked(demo):
    assert {name for name, _page in lists()} == PAGES.keys() | CHOSEN


# --- REST ---------------------------------------------------------------------


def asked(person, path):
    """The addresses of a list, batch after batch."""
    found = []
    while path:
        answer = person.get(path).json()
        found += [each["@id"] for each in answer["items"]]
        path = answer.get("batching", {}).get("next")
    return sorted(found)


@everybody
def test_a_search_finds_all_that_one_may_see_and_no_more(client, site, login):
    types = "&".join(f"portal_type=imio.mutualisation.{name}" for name in TYPES)
    found = asked(client(login), f"@search?b_size=7&{types}")
    with acting(login):
        assert found == seen(Shown("", TYPES))


@everybody
def test_a_section_holds_all_that_one_may_see_and_no_more(client, site, login):
    for section in site.objectValues():
        if section.portal_type.endswith("Section"):
            found = asked(client(login), f"{section.getId()}?b_size=2")
            with acting(login):
                assert found == sorted(
                    each.absolute_url()
                    for each in section.objectValues()
                    if api.user.has_permission("View", obj=each)
                )


# Those of records that hold a part of what one may see of a type.
# Names that everybody may know, of records that not everybody may see.
OF_ALL = {"imio.mutualisation.communes"}
OF_SOME = {
    "imio.mutualisation.open_tenders": in_state("published"),
    "imio.mutualisation.members": in_state("member"),
    # A CPAS orders under the membership of its commune.
    "imio.mutualisation.my_members": lambda brain: (
        brain.review_state == "member" or brain.mutualisation_kind == "cpas"
    ),
}


def terms(site, name, factory):
    """The tokens of a vocabulary, as `@vocabularies` gives them, two and two."""
    asked, found = {"b_size": "2"}, []
    while asked:
        site.REQUEST.form.clear()
        site.REQUEST.form.update(asked)
        write = getMultiAdapter((factory(site), site.REQUEST), ISerializeToJson)
        told = write(f"{site.absolute_url()}/@vocabularies/{name}")
        found += [each["token"] for each in told["items"]]
        following = told.get("batching", {}).get("next", "")
        asked = dict(parse_qsl(urlsplit(following).query))
    return found


def vocabularies():
    """The name of each vocabulary of the suite, what makes it, and what it lists."""
    for name, factory in getUtilitiesFor(IVocabularyFactory):
        if name.startswith("imio.mutualisation."):
            yield name, factory, getattr(factory, "names", None)


@everybody
def test_a_vocabulary_is_whole_in_batches(whole, login):
    with acting(login):
        for name, factory, _of in vocabularies():
            found = [term.token for term in factory(whole)]
            assert terms(whole, name, factory) == found
            assert len(found) == len(set(found)), name


@everybody
def test_a_vocabulary_names_all_that_one_may_see_and_no_more(whole, login):
    listed = {of for _name, _factory, of in vocabularies() if of}
    assert len(listed) > 5
    with acting(login):
        for name, factory, of in vocabularies():
            if of and name not in OF_ALL:
                held = OF_SOME.get(name, lambda brain: True)
                due = seen(Shown("", (of.type_name,), held))
                records = (
                    each._unrestrictedGetObject() for each in existing(of.type_name)
                )
                there = {of.by(each): each.absolute_url() for each in records}
                assert sorted(there[term.token] for term in factory(whole)) == due, name


# What a service that is read shows, where that is all there is of a kind.
SERVICES = {
    "@allotments": Shown(SHARED, ("Allotment",)),
    "@delegates": REMINDED,
    "@list": Shown("", ("ServiceRequest",)),
    "@mandates": Shown("assemblees/assemblee", ("Member",), in_state("member")),
    "@prospects": Shown("adherents", ("Member",), in_state("prospect")),
    "@scdl": PUBLISHED._replace(where=""),
}
# Those that choose by a rule, count, or tell of one record hide what is hidden, too.
OTHERS = {
    "a choice": {
        *("@duplicates", "@price-changes", "@providers", "@radar", "@similar"),
        "@work",
    },
    # Of what its reader may view: see `tests/journal`.
    "what was done": {"@journal"},
    "figures": {"@figures", "@migration", "@usage", "@used-by"},
    "models, which are no records": {"@act-models"},
    "one record": {
        *(
            "@agenda",
            "@broken-commitments",
            "@cascade",
            "@messages",
            "@opening",
            "@people",
            "@publiccode",
            "@ranking",
            "@receipt",
            "@scores",
            "@selection",
        ),
        "@sealing",
    },
    "none": {"@deadline", "@notice", "@price"},
    "the job of an import": {
        *(
            "@import-deliberations",
            "@import-evaluations",
            "@import-licences",
            "@import-members",
            "@import-migrations",
            "@import-partners",
            "@import-populations",
            "@import-seats",
            "@import-services",
            "@import-tenders",
        )
    },
    "of the machine, and of the person": {"@mails", "@my-mails", "@views"},
    "numbers": {"@ocds"},  # see the last test
    "choices": {"@vocabularies"},  # see `tests/security/test_lists_of_people.py`
}
ASKED = {
    "@deadline": "?kind=supervision&received=2026-02-25",
    "@list": "?type=ServiceRequest&b_size=1000",
    "@price": "?product=deliberations&population=12000",
    "@scdl": "?format=json",
    "@similar": "?text=bâtiments",
}


def answers(person, site):
    """Each service, and what it answers to a person, if it does."""
    for kind, name in services():
        first = next(places(site, kind), None)
        if first is None:
            continue  # the demonstration has no sitting: see `tests/sitting`
        shown = SERVICES.get(name)
        place = (
            f"{site.absolute_url()}/{shown.where}" if shown else first.absolute_url()
        )
        answer = person.get(f"{place}/{name}{ASKED.get(name, '')}")
        if answer.ok:
            yield name, answer.text


@everybody
def test_a_service_shows_all_that_one_may_see_and_no_more(client, site, login):
    everything = [
        brain.getURL()
        for brain in site.portal_catalog.getAllBrains()
        if brain.portal_type.startswith("imio.mutualisation")
    ]
    with acting(login):
        mine = set(seen(Shown("", TYPES)))
        due = {name: set(seen(shown)) for name, shown in SERVICES.items()}
        kinds = {name: set(seen(Shown("", s.types))) for name, s in SERVICES.items()}
    for name, text in answers(client(login), site):
        told = set(addresses(text, everything))
        assert told <= mine, name
        if name in SERVICES:
            assert told & kinds[name] == due[name], name


def test_every_service_with_a_list_is_asked(portal):
    names = {name for _kind, name in services()}
    assert names == SERVICES.keys() | set().union(*OTHERS.values())


def test_open_data_names_every_tender_that_the_public_sees(client, site):
    releases = client().get("@ocds").json()["releases"]
    told = {each["ocid"] for each in releases}
    with acting(None):
        numbers = [
            site.unrestrictedTraverse(
                url.removeprefix(f"{site.absolute_url()}/")
            ).number
            for url in seen(Shown("", ("Tender",)))
        ]
    # And each order that a framework was called off by, which names its request.
    tenders = [each for each in told if "-MUT-" not in each]
    assert sorted(tenders) == sorted(map(ocid, numbers))


# --- Files --------------------------------------------------------------------

# Mails are not records, a package of open data is one already, and twins are looked for
# while one types.
NO_FILES = {"courriels", "importer-ocds", "nouveau-produit"}
# An address of a file, or of a calendar, is a file already.
FILED = sorted(
    name for name in (PAGES.keys() | CHOSEN) - NO_FILES if not Path(name).suffix
)
WHERE = {name: shown.where for name, shown in PAGES.items()} | {
    "list-Incident": "continuite"
}
# A page does not say of each line what holds of most, nor whose work one's own is.
UNSAID = {"accueil": {"Chargés de projet IMIO"}, "list-Product": {"Au catalogue"}}


def taken_out(place, name, kind, **narrowed):
    """The rows of the file that a page gives, without its titles."""
    place.REQUEST.form.clear()
    place.REQUEST.form.update({**narrowed, "format": kind, **UNFRAMED})
    answer = place.restrictedTraverse(f"@@{name}")()
    if kind == "csv":
        rows = reader(StringIO(answer.decode("utf-8-sig")), delimiter=";")
    else:
        rows = load_workbook(BytesIO(answer)).active.values
    titles, *lines = map(list, rows)
    assert len(titles) == len(set(titles)) > 2
    assert all(len(titles) == len(line) for line in lines)
    return lines


def texts(rows):
    """What the rows of a workbook say in words, their addresses left out."""
    return {cell for row in rows for cell in row[:-1] if isinstance(cell, str)}


@everybody
def test_a_file_holds_what_the_pages_of_its_list_show(whole, monkeypatch, login):
    for _name, page in lists():
        monkeypatch.setattr(page, "batch_size", 1000)
    with acting(login):
        # To the public « Mon travail » is the front page, and no file.
        for name in FILED if login else set(FILED) - {"accueil"}:
            place = whole.unrestrictedTraverse(WHERE.get(name, ""))
            try:
                page = opened(place, name, 0)
            except Unauthorized:
                with pytest.raises(Unauthorized):
                    taken_out(place, name, "csv")
                continue
            rows = taken_out(place, name, "xlsx")
            told = [row[-1] for row in rows]
            if name in PAGES:
                assert sorted(told) == seen(PAGES[name]), name
            assert set(told) <= set(addresses(page, told)), name
            shown = " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())
            told_alone = {each for each in texts(rows) if each not in shown}
            assert told_alone <= UNSAID.get(name, set()), name
            assert [row[-1] for row in taken_out(place, name, "csv")] == told


def test_a_file_keeps_the_filters_of_its_page(whole):
    with acting("imio-officer"):
        page = opened(whole, "demandes", 0, state="support")
        assert re.search(r"\?state=support&amp;[^\"]*format=csv", page)
        states = {
            row[4] for row in taken_out(whole, "demandes", "csv", state="support")
        }
    assert states == {"Support"}


def test_a_file_holds_all_batches_up_to_a_bound(whole, monkeypatch):
    monkeypatch.setattr(listing, "MOST", 3)
    with acting("imio-officer"), pytest.raises(Refusal, match="plus de 3 lignes"):
        taken_out(whole, "demandes", "csv")


# --- Orders -------------------------------------------------------------------

SORTED = sorted(
    (PAGES.keys() - {"deliberations.atom", "echeances-licences.ics", "importer-ocds"})
    | {"echeances", "list-Incident", "search"}
)


def ways(text):
    """What the headings of a page, or its choice of orders, ask for."""
    return sorted(set(re.findall(r'href="[^"]*[?&;]sort=-?([a-z_]+)[^"]*"', text)))


def in_turn(place, name, **asked):
    """The addresses of a list, as its file keeps them."""
    return [row[-1] for row in taken_out(place, name, "csv", **asked)]


def test_every_list_turns_by_its_headings(whole, batched):
    """The whole list, in the order that its file keeps, and back."""
    with acting("imio-officer"):
        for name in SORTED:
            place = whole.unrestrictedTraverse(WHERE.get(name, ""))
            words = {"SearchableText": "gestion"} if name == "search" else {}
            turned = set()
            for each in ways(opened(place, name, 0, **words)):
                up = in_turn(place, name, **words, sort=each)
                down = in_turn(place, name, **words, sort=f"-{each}")
                assert sorted(up) == sorted(down), (name, each)
                turned.add(up != down)
            assert True in turned or len(in_turn(place, name, **words)) < 2, name


# --- Columns, days, calendars ---------------------------------------------------


@pytest.mark.parametrize("reverse", [False, True])
def test_lines_at_hand_sort_as_people_read_empty_ones_last(reverse):
    class Names(Listing):
        at_hand = True
        columns = (Message("label_name"),)

        def cells(self, line):
            return (line,)

    asked = Names(None, SimpleNamespace(form={"sort": "-name" if reverse else "name"}))
    names = ["Enghien", None, "Écaussinnes", "eupen"]
    there = ["Écaussinnes", "Enghien", "eupen"]
    assert asked.in_order(names) == [*(there[::-1] if reverse else there), None]


def titles_of(place, name, **asked):
    place.REQUEST.form.clear()
    place.REQUEST.form.update({**asked, "format": "csv", **UNFRAMED})
    text = place.restrictedTraverse(f"@@{name}")().decode("utf-8-sig")
    return text.splitlines()[0].split(";")


def test_columns_that_are_chosen_are_those_of_page_and_file(whole):
    with acting("imio-officer"):
        page = opened(whole, "demandes", 0, columns=["state", "due_by", "nothing"])
        heads = re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]*)', page)
        assert [each.strip() for each in heads] == ["Objet", "État", "Pour le"]
        titles = titles_of(whole, "demandes", columns=["state", "due_by"])
        assert titles == ["Objet", "État", "Pour le", "Adresse"]
        assert "columns=state" in page  # of the links to files and to orders
        assert "columns=" not in opened(whole, "demandes", 0)


def test_days_narrow_a_list_and_nonsense_is_refused(whole):
    with acting("imio-officer"):
        rows = taken_out(whole, "demandes", "xlsx", state="all")
        days = sorted(row[3].date() for row in rows if row[3])
        asked = {"from": f"{days[1]}", "until": f"{days[-2]}", "state": "all"}
        narrowed = taken_out(whole, "demandes", "xlsx", **asked)
        assert sorted(row[3].date() for row in narrowed) == [
            each for each in days if days[1] <= each <= days[-2]
        ]
        with pytest.raises(Refusal, match="hier"):
            opened(whole, "demandes", 0, **{"from": "hier"})


def test_a_list_of_one_member_and_of_a_province(whole):
    with acting("imio-officer"):
        own = in_turn(whole, "demandes", member="andenne", state="all")
        assert own
        assert all("/adherents/andenne/" in each for each in own)
        there = in_turn(whole, "demandes", province="Namur", state="all")
        assert set(own) <= set(there)
        assert in_turn(whole, "demandes", member="andenne", province="Hainaut") == []


def test_a_list_with_days_is_a_calendar_of_the_same_lines(whole):
    with acting("imio-officer"):
        place = whole["marches"]
        rows = taken_out(place, "list-Tender", "xlsx", columns=["due_by"])
        place.REQUEST.form.update({"format": "ics"})
        text = place.restrictedTraverse("@@list-Tender")().decode()
        assert text.count("BEGIN:VEVENT") == sum(bool(row[1]) for row in rows) > 0
