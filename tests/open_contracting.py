"""Open contracting data for the tests: ours, and the official files."""

from datetime import date
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from functools import cache
from imio.mutualisation.standards.ocds.history import following
from imio.mutualisation.standards.ocds.package import Edition
from imio.mutualisation.standards.ocds.package import release_package
from imio.mutualisation.standards.ocds.process import AmendmentOut
from imio.mutualisation.standards.ocds.process import AwardOut
from imio.mutualisation.standards.ocds.process import BidOut
from imio.mutualisation.standards.ocds.process import BidStatistics
from imio.mutualisation.standards.ocds.process import ContractOut
from imio.mutualisation.standards.ocds.process import CriterionOut
from imio.mutualisation.standards.ocds.process import DocumentOut
from imio.mutualisation.standards.ocds.process import Enquiry
from imio.mutualisation.standards.ocds.process import Framework
from imio.mutualisation.standards.ocds.process import LotOut
from imio.mutualisation.standards.ocds.process import MilestoneOut
from imio.mutualisation.standards.ocds.process import Organisation
from imio.mutualisation.standards.ocds.process import Process
from imio.mutualisation.standards.ocds.process import Related
from imio.mutualisation.standards.ocds.process import Span
from imio.mutualisation.standards.ocds.release import contents
from imio.mutualisation.standards.ocds.shape import EXTENSIONS
from imio.mutualisation.standards.ocds.validating import FORMATS
from jsonschema import Draft4Validator
from ocdsmerge import Merger
from pathlib import Path
from referencing import Registry
from referencing.jsonschema import DRAFT4

import json


OFFICIAL = Path(__file__).parent / "standards" / "ocds"
SAMPLES = sorted((OFFICIAL / "samples").glob("*.json"))

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
BUYER = Organisation(
    "BE-BCE_KBO-0841470248",
    "IMIO",
    "0841470248",
    ("buyer", "procuringEntity"),
)
SUPPLIER = Organisation("P-1", "Hébergeur fictif", roles=("supplier", "tenderer"))
YEARS = Span(date(2026, 7, 1), date(2029, 6, 30))


def notice(kind):
    """A notice in a gazette."""
    return DocumentOut(kind, "Avis", "https://example.org/avis", kind, NOON)


FULL = Process(
    ocid="ocds-abc123-2026-1",
    tender_id="2026-1",
    title="Hébergement",
    description="Hébergement des applications mutualisées.",
    status="complete",
    method="open",
    method_details="Procédure ouverte",
    category="services",
    cpv="72400000",
    value=Decimal("400000"),
    period=Span(NOON, date(2026, 6, 20)),
    enquiry_period=Span(days=10),
    contract_period=YEARS,
    enquiries=(Enquiry("1", NOON, "Quel format ?", "PDF.", NOON, "1"),),
    lots=(LotOut("1", "Lot 1", "Petits", "complete", Decimal("0.1"), YEARS),),
    criteria=(
        CriterionOut("Prix", "price", Decimal("60")),
        CriterionOut("Reprise", "quality", Decimal("40"), "1", "En cas de faillite"),
    ),
    framework=Framework(
        4, buyer_categories="Communes et CPAS", period=YEARS, value=Decimal("400000")
    ),
    parties=(BUYER, SUPPLIER),
    bids=(BidStatistics("bids", 3), BidStatistics("bids", 0, "1")),
    retained=(BidOut("B1", SUPPLIER, ("1",), rank=1),),
    awards=(
        AwardOut(
            *("A1", "Lot 1", "active", NOON, Decimal("9.995"), (SUPPLIER,), ("1",)),
            bids=("B1",),
            documents=(notice("awardNotice"),),
        ),
    ),
    contracts=(
        ContractOut(
            "C1",
            "A1",
            "active",
            period=YEARS,
            value=Decimal("10"),
            date_signed=date(2026, 6, 30),
            amendments=(AmendmentOut("1", NOON, "TVA", "Taux de TVA"),),
            milestones=(MilestoneOut("1", "Réception", kind="delivery"),),
            documents=(notice("contractNotice"),),
        ),
    ),
    documents=(
        DocumentOut(
            "1",
            "Cahier des charges",
            "https://example.org/csc.pdf",
            "biddingDocuments",
            NOON,
            "application/pdf",
            ("1",),
        ),
    ),
    milestones=(
        MilestoneOut("standstill", "Délai d’attente", date(2026, 7, 6), None, "met"),
    ),
    amendments=(AmendmentOut("1", date(2026, 6, 2), "Délai prolongé"),),
    related=(Related("ocds-abc123-2023-1", "prior", "Précédent"),),
)
BARE = Process("ocds-abc123-2026-2", "2", "Archivage", parties=(BUYER,))
EDITION = Edition(
    "https://example.org/ocds",
    BUYER,
    "https://example.org/licence",
    "https://example.org/policy",
    "2026-06-01T12:00:00+00:00",
)


def release(process, at=NOON):
    """The first release of a process."""
    return following([], contents(process), at)


def packaged(*told):
    """A release package of processes, or of releases."""
    releases = (each if isinstance(each, dict) else release(each) for each in told)
    return release_package(releases, EDITION)


def encoded(package):
    """The bytes of a file."""
    return json.dumps(package, ensure_ascii=False).encode()


@cache
def official_json(name):
    return json.loads((OFFICIAL / name).read_text(encoding="utf-8"))


def official_release(extensions):
    """The official schema of a release with the patches of some extensions."""
    schema = official_json("release-schema.json")
    for name in extensions:
        patch = official_json(f"extensions/{name}/release-schema.json")
        schema = patched(schema, patch)
    # A lot refers to an extension that we do not know.
    schema["definitions"].setdefault("SubmissionTerms", {})
    return schema


def patched(target, patch):
    """A JSON merge patch (RFC 7386)."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        merged[name] = patched(merged.get(name), value)
    return {name: value for name, value in merged.items() if value is not None}


@cache
def official_validator(package, extensions):
    address = "https://standard.open-contracting.org/schema/1__1__5/"
    known = {
        "release-schema.json": official_release(extensions),
        "versioned-release-validation-schema.json": {},
    }
    registry = Registry().with_resources(
        (f"{address}{name}", DRAFT4.create_resource(schema))
        for name, schema in known.items()
    )
    schema = official_json(f"{package}-package-schema.json")
    return Draft4Validator(schema, registry=registry, format_checker=FORMATS)


def official_places(package, extensions=frozenset()):
    """Where the official schema finds something; what is missing at its place."""
    kind = "release" if "releases" in package else "record"
    places, alternatives = set(), set()
    for error in official_validator(kind, extensions).iter_errors(package):
        path = [*map(str, error.absolute_path)]
        if error.validator == "required":
            path.append(error.message.split("'")[1])
        (alternatives if error.validator == "oneOf" else places).add("/".join(path))
    return places, alternatives


@cache
def merger():
    """The merging of another program, by the rules of the official schema."""
    return Merger(official_release(sorted(EXTENSIONS)))
