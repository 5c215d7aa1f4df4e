"""Who keeps each solution going, and a vendor that gives one up."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.rules.deadlines import months_after
from plone import api
from typing import Any


# product: what is known of its upkeep, all of it fictional
UPKEEP: dict[str, dict[str, Any]] = {
    "ontologos": {
        "maintainer": "Éditeur fictif Omicron",
        "support_notice": 6,
        "providers": 1,
        "source_access": "closed",
    },
    "aductis": {
        "maintainer": "Éditeur fictif Sigma",
        "support_notice": 3,
        "providers": 1,
        "source_access": "escrow",
        "source_place": "Déposé chez un tiers de confiance fictif",
    },
    "ricoh": {
        "maintainer": "Éditeur fictif Rho",
        "support_notice": 3,
        "providers": 1,
        "source_access": "closed",
    },
}


def look_ahead(portal: Any, today: date) -> None:
    """The officer notes who keeps what going, and declares what ends."""
    with api.env.adopt_user(username="imio-officer"):
        for name, known in UPKEEP.items():
            product = portal["catalogue"][name]
            for field, value in known.items():
                setattr(product, field, value)
            product.reindexObject(idxs=["maintained_until"])
        perform(_scanning(portal, today), "declare")
        _migration(portal, today)


def _scanning(portal: Any, today: date) -> Any:
    return create_in(
        portal["continuite"],
        "Incident",
        kind="end_of_support",
        product=uid(portal["catalogue"]["ricoh"]),
        announced_on=months_after(today, -1),
        effective_on=months_after(today, 7),
        provider="Éditeur fictif Rho",
        evidence="Lettre fictive aux clients : plus de correctifs après cette date.",
        provider_commitment="broken",
        commitment_note="Dix ans de maintenance, offre fictive, point 4.2.",
        temporary_support="IMIO répond aux questions des agents, les jours ouvrables, "
        "jusqu’à la reprise des données.",
        alternatives=["ged"],
    )


def _migration(portal: Any, today: date) -> Any:
    """Still to be assessed: a new version that costs more."""
    return create_in(
        portal["continuite"],
        "Incident",
        kind="forced_migration",
        product=uid(portal["catalogue"]["aductis"]),
        effective_on=months_after(today, 14),
        provider="Éditeur fictif Sigma",
        migrate_to="Version fictive hébergée par l’éditeur",
        migration_cost=Decimal("1200"),
        investment=Decimal("3500"),
    )
