"""The catalogue named by IMIO in 2012 and 2014, with the prices it published."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.catalogue.products import create
from imio.mutualisation.catalogue.products import PRODUCTS
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.rules.money import cents
from plone import api
from typing import Any


ARTICLE = date(2014, 1, 1)
PUBLISHED = (10000, 50000, None)

# up to so many inhabitants: yearly fee, set-up fee, days included
TECHNICAL_SERVICES = {
    5000: (3000, 1500, 4),
    10000: (4500, 2000, 5),
    20000: (7000, 3000, 6),
    30000: (9500, 3500, 8),
    50000: (13000, 4500, 10),
    None: (18000, 6000, 14),
}
ILLUSTRATIVE = {
    5000: (1200, 600, 2),
    10000: (1800, 800, 3),
    20000: (2700, 1200, 4),
    30000: (3600, 1600, 5),
    50000: (5200, 2200, 7),
    None: (7500, 3000, 10),
}
DAY_RATE = Decimal("680.00")
RISE = Decimal("1.03")

# What the open source products share; the people are fictional.
OPEN_SOURCE: dict[str, Any] = {
    "spdx": "GPL-2.0-only",
    "development_status": "stable",
    "software_type": "standalone/web",
    "maintenance": "internal",
    "localisation_ready": True,
    "reuse_contact": "reutilisation@example.org",
    "contacts": [
        {
            "name": "Équipe fictive de maintenance",
            "email": "maintenance@example.org",
            "affiliation": "IMIO",
            "phone": "",
        }
    ],
}


def features(*named: tuple[str, str]) -> list[dict[str, str]]:
    """Features with where they come from: nowhere else, or a product merged in."""
    return [{"feature": name, "source": source, "note": ""} for name, source in named]


def release(version: str, on: date, until: date | None) -> dict[str, Any]:
    """A fictional version."""
    return {"version": version, "released_on": on, "supported_until": until}


# Facts of the articles (the merger of 2012, NRB through Adehis and Stesud, FuturoCité)
# and fictional versions.
COMPLETED: dict[str, dict[str, Any]] = {
    "deliberations": {
        **OPEN_SOURCE,
        "source_url": "https://github.com/IMIO/Products.PloneMeeting",
        "categories": ["document-management", "workflow-management"],
        "features": features(
            ("Préparer les points et l’ordre du jour", ""),
            ("Recueillir les avis avant la séance", ""),
            ("Publier les décisions", "Qualicité"),
        ),
        "interfaces": [
            {
                "system": "Parapheur électronique (fictif)",
                "vendor": "",
                "passes": "Les décisions à signer, et leur signature en retour",
                "state": "in_use",
            }
        ],
        "legal_watch": "Publication électronique des décisions : vérifier l’accès aux "
        "annexes (exemple fictif).",
        "events": [
            {
                "day": date(2014, 2, 13),
                "title": "Salon des Mandataires",
                "place": "Marche-en-Famenne",
            }
        ],
    },
    "urbanisme": {
        **OPEN_SOURCE,
        "source_url": "https://github.com/IMIO/Products.urban",
        "features": features(("Suivre les délais légaux d’un permis", "")),
        "interfaces": [
            {
                "system": "Registre de population",
                "vendor": "NRB (Adehis, Stesud)",
                "passes": "Le nom et l’adresse du demandeur",
                "state": "in_use",
            }
        ],
    },
    "e-guichet": {
        **OPEN_SOURCE,
        "features": features(
            ("Demander un document en ligne", ""),
            ("Suivre sa demande", "CommunesPlone"),
        ),
        "interfaces": [
            {
                "system": "E-guichet de l’autre groupement",
                "vendor": "",
                "passes": "Les demandes en cours au moment de la fusion",
                "state": "planned",
            }
        ],
    },
    "services-techniques": {
        "related": [
            {
                "name": "Solutions du marché",
                "vendor": "Stesud, Adehis",
                "relation": "competitor",
                "note": "Nommées dans l’article de 2014.",
            },
            {
                "name": "Accompagnement ville intelligente",
                "vendor": "FuturoCité",
                "relation": "complement",
                "note": "",
            },
        ],
        "alternatives": ["aductis"],
    },
}

PROPOSED: dict[str, Any] = {
    "title": "Gestion des cimetières (fictif)",
    "description": "Concessions, sépultures et plan du cimetière, développés par nos "
    "services.",
    "details": "Un registre des concessions avec leurs échéances et un plan à jour.",
    "kind": "open_source",
    "domain": "other",
    "source_url": "https://example.org/cimetieres.git",
    "spdx": "EUPL-1.2",
    "features": features(("Prévenir avant l’échéance d’une concession", "")),
}


def price_rows(bands: dict[int | None, tuple[int, int, int]], published: tuple) -> list:
    """The rows of a price list; set-up fees and days are illustrative everywhere."""
    return [
        {
            "valid_from": ARTICLE,
            "up_to": up_to,
            "annual_fee": Decimal(annual_fee),
            "set_up_fee": Decimal(set_up_fee),
            "included_days": Decimal(days),
            "day_rate": DAY_RATE,
            "illustrative": up_to not in published,
        }
        for up_to, (annual_fee, set_up_fee, days) in bands.items()
    ]


def raised(rows: list[dict[str, Any]], year: int) -> list[dict[str, Any]]:
    """The same prices, three percent higher from a year on; fictional."""
    change = {"valid_from": date(year, 1, 1), "illustrative": True}
    return [
        {**row, **change, "annual_fee": cents(row["annual_fee"] * RISE)} for row in rows
    ]


def dated(today: date) -> dict[str, Any]:
    """The fictional versions of one product, and the last look at the law."""
    months = {"4.1": (-39, 6), "4.2": (-15, 42)}
    return {
        "releases": [
            release(version, months_after(today, since), months_after(today, until))
            for version, (since, until) in months.items()
        ],
        "legal_watch_on": months_after(today, -5),
    }


def create_products(section: Any, today: date) -> None:
    """The products, in the catalogue."""
    for values in PRODUCTS:
        rows = price_rows(ILLUSTRATIVE, ())
        if values["id"] == "services-techniques":
            rows = price_rows(TECHNICAL_SERVICES, PUBLISHED)
        if values["kind"] == "organisational_service":
            rows = []
        if values["id"] == "deliberations":
            rows += raised(rows, today.year + 2)
            values = {**values, **dated(today)}
        known = {"price_rows": rows, **COMPLETED.get(values["id"], {}), **values}
        create(section, known)


def propose_product(portal: Any) -> None:
    """What a member developed, and the others may look at."""
    with api.env.adopt_user(username="agent-andenne"):
        create_in(portal["catalogue"], "Product", **PROPOSED)
