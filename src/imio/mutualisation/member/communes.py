"""The communes of Wallonia, as they ship with the suite, and who follows from them."""

from collections.abc import Iterator
from datetime import date
from imio.mutualisation.rules.drafting import of
from importlib.resources import files
from typing import Any

import csv


POPULATION_DATES = {
    "population_2020": (date(2020, 1, 1), "Statbel, 1-1-2020"),
    "population_2023": (date(2023, 1, 1), "Statbel, 1-1-2023"),
}


def table() -> list[dict[str, str]]:
    """One row per commune, as in the file."""
    source = files("imio.mutualisation.member") / "data" / "communes.csv"
    return list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


def nis_codes() -> frozenset[str]:
    """The NIS codes in use."""
    return frozenset(row["ins"] for row in table())


def communes() -> Iterator[dict[str, Any]]:
    """The fields of a member for each commune."""
    for row in table():
        yield {
            "title": row["nom"],
            "kind": "commune",
            "nis": row["ins"],
            "province": row["province"],
            "arrondissement": row["arrondissement"],
            "postal_codes": row["codes_postaux"].split(),
            "language": "de" if row["germanophone"] == "oui" else "fr",
            "latitude": float(row["lat"]),
            "longitude": float(row["lon"]),
            "populations": list(_populations(row)),
        }


def cpas() -> Iterator[dict[str, Any]]:
    """The centre of each commune (organic law of 8 July 1976, article 1)."""
    for row in table():
        yield {
            "title": f"CPAS {of(row['nom'])}",
            "kind": "cpas",
            "province": row["province"],
            "arrondissement": row["arrondissement"],
            "language": "de" if row["germanophone"] == "oui" else "fr",
            "communes_served": [row["ins"]],
        }


def provinces() -> Iterator[dict[str, Any]]:
    """The five of them; each serves its communes."""
    served: dict[str, list[str]] = {}
    for row in table():
        served.setdefault(row["province"], []).append(row["ins"])
    for name, communes in served.items():
        yield {
            "title": f"Province de {name}",
            "kind": "province",
            "province": name,
            "communes_served": communes,
        }


def _populations(row: dict[str, str]) -> Iterator[dict[str, Any]]:
    for column, (reference_date, source) in POPULATION_DATES.items():
        if row[column]:
            yield {
                "reference_date": reference_date,
                "inhabitants": int(row[column]),
                "source": source,
            }
