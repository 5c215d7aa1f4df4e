from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.ocds.package import record_package
from imio.mutualisation.watch.package import MOST_PROCESSES
from imio.mutualisation.watch.package import read_package
from open_contracting import BARE
from open_contracting import EDITION
from open_contracting import encoded
from open_contracting import FULL
from open_contracting import packaged
from open_contracting import release
from open_contracting import SAMPLES

import json
import pytest


RECORDS = record_package([release(FULL)], EDITION)
LINK = {"url": "https://example.org/1", "date": "2026-01-01T00:00:00Z"}


def records(**record):
    return {**RECORDS, "records": [{"ocid": "ocds-1", **record}]}


def test_releases_are_kept_by_process():
    package = read_package(encoded(packaged(FULL, BARE, FULL)))
    sizes = {ocid: len(releases) for ocid, releases in package.processes.items()}
    assert sizes == {FULL.ocid: 2, BARE.ocid: 1}
    assert package.envelope["publisher"]["name"] == "IMIO"


@pytest.mark.parametrize(
    ("record", "titles"),
    [
        ({"releases": [{"id": "a"}, {"id": "b"}]}, ["a", "b"]),
        ({"releases": [LINK], "compiledRelease": {"id": "c"}}, ["c"]),
        ({"compiledRelease": {"id": "c"}}, ["c"]),
        ({"releases": [{**LINK, "ocid": "ocds-1", "id": "a"}]}, ["a"]),
        ({"releases": [{"id": "a"}, LINK]}, ["a"]),
    ],
)
def test_a_record_gives_its_releases_or_what_was_compiled(record, titles):
    package = read_package(encoded(records(**record)))
    assert [each["id"] for each in package.processes["ocds-1"]] == titles
    assert package.unreadable == ()


@pytest.mark.parametrize(
    ("package", "refused"),
    [
        (packaged(FULL), None),
        (RECORDS, None),
        ({"releases": [{"ocid": "1"}]}, Refused("ocds_problems", {"count": 8})),
        ({"releases": [{"id": "1"}]}, Refused("ocds_unreadable", {"count": 1})),
        ({"releases": ["?"]}, Refused("ocds_unreadable", {"count": 1})),
        (records(releases=[LINK]), Refused("ocds_only_links", {"count": 1})),
        (
            {"ocid": "ocds-1", "releases": [LINK]},
            Refused("ocds_only_links", {"count": 1}),
        ),
        ({"tender": {}}, Refused("ocds_unreadable", {"count": 1})),
        ([], Refused("ocds_unreadable", {"count": 1})),
    ],
)
def test_problems_keep_a_package_out(package, refused):
    read = read_package(encoded(package))
    assert read.refusal(tolerate=False) == refused
    assert len(read.problems) == len({problem.where for problem in read.problems})


def test_problems_that_let_the_data_be_read_are_tolerated():
    read = read_package(encoded({"releases": [{"ocid": "1"}]}))
    assert read.refusal(tolerate=True) is None
    assert read_package(b"{}").refusal(tolerate=True).reason == "ocds_unreadable"


def test_too_many_processes_are_for_several_packages():
    releases = [{"ocid": f"ocds-{number}"} for number in range(MOST_PROCESSES + 1)]
    refused = Refused("too_many_processes", {"limit": MOST_PROCESSES})
    assert read_package(encoded({"releases": releases})) == refused


@pytest.mark.parametrize(
    ("bare", "ocids"),
    [
        (release(FULL), [FULL.ocid]),
        ([release(FULL), release(BARE)], [FULL.ocid, BARE.ocid]),
        (RECORDS["records"][0], [FULL.ocid]),
    ],
)
def test_what_nobody_put_into_a_package_is_read(bare, ocids):
    package = read_package(encoded(bare))
    assert package.refusal(tolerate=False) is None
    assert [*package.processes] == ocids


@pytest.mark.parametrize(
    ("bare", "where"),
    [
        ({**release(FULL), "date": "hier"}, "date"),
        ([release(BARE), {**release(FULL), "date": "hier"}], "1/date"),
        ({**RECORDS["records"][0], "releases": [{"ocid": "1"}]}, "releases/0/id"),
        ([{"id": "1"}], "0/ocid"),
    ],
)
def test_a_problem_is_told_at_its_place_in_what_came(bare, where):
    package = read_package(encoded(bare))
    assert where in {problem.where for problem in package.problems}
    assert package.refusal(tolerate=False) is not None


def test_links_that_lead_nowhere_are_told_as_what_they_are():
    (problem,) = read_package(encoded(records(releases=[LINK]))).unreadable
    assert problem.code == "ocds_links"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_releases_of_every_sample_are_read_alone_and_together(path):
    """As the packages of them are: the published files have them each way."""
    releases = json.loads(path.read_text(encoding="utf-8"))["releases"]
    for bare in (releases, releases[0]):
        package = read_package(encoded(bare))
        assert package.refusal(tolerate=True) is None
        assert package.processes
