"""Releases in a package: who publishes them, under which licence, at which address."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.standards.ocds.compiling import by_date
from imio.mutualisation.standards.ocds.compiling import compiled
from imio.mutualisation.standards.ocds.compiling import JsonObject
from imio.mutualisation.standards.ocds.process import Organisation


VERSION = "1.1"
REPOSITORIES = "https://raw.githubusercontent.com/open-contracting-extensions"
# Each extension at a tag, or at a commit where no tag has what we write: its text there
# never changes.
PINNED: Mapping[str, str] = {
    "ocds_awardCriteria_extension": "01028e885911a58a4172f71301a7f7631068db13",
    "ocds_bid_extension": "018e0a92aa0e0918ab0e4be138195f120e858c99",
    "ocds_enquiry_extension": "0f32fcb807c149c5400b85f7d4f7da0f8d760984",
    "ocds_lots_extension": "v1.1.5",
    "ocds_techniques_extension": "f32e90754f445daeeb9ca3a560daea452d67f3ed",
}


@dataclass(frozen=True, slots=True)
class Edition:
    """What a package says of itself; `policy` is the page that says what is published.

    `published` is written as the standard wants: it dates a package without releases.
    """

    uri: str
    publisher: Organisation
    license: str
    policy: str
    published: str


def release_package(releases: Iterable[JsonObject], edition: Edition) -> JsonObject:
    """Releases, in the order given."""
    releases = list(releases)
    return {**_envelope(releases, edition), "releases": releases}


def record_package(releases: Iterable[JsonObject], edition: Edition) -> JsonObject:
    """One record a process: all its releases, and what is known after the last one."""
    releases = list(releases)
    processes = dict.fromkeys(release["ocid"] for release in releases)
    records = [_record(releases, ocid) for ocid in processes]
    return {**_envelope(releases, edition), "records": records}


def _envelope(releases: list[JsonObject], edition: Edition) -> JsonObject:
    dates = [release["date"] for release in by_date(releases)]
    return {
        "uri": edition.uri,
        "version": VERSION,
        "publishedDate": dates[-1] if dates else edition.published,
        "publisher": _publisher(edition.publisher),
        "license": edition.license,
        "publicationPolicy": edition.policy,
        "extensions": [
            f"{REPOSITORIES}/{name}/{version}/extension.json"
            for name, version in PINNED.items()
        ],
    }


def _publisher(publisher: Organisation) -> JsonObject:
    registered = {"scheme": publisher.scheme, "uid": publisher.number}
    return {"name": publisher.name, **(registered if publisher.number else {})}


def _record(releases: Iterable[JsonObject], ocid: str) -> JsonObject:
    own = [release for release in releases if release["ocid"] == ocid]
    return {"ocid": ocid, "releases": own, "compiledRelease": compiled(own)}
