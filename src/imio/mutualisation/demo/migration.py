"""Two solutions of before IMIO, and how far each commune has come in leaving them."""

from datetime import date
from datetime import timedelta
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.rules.deadlines import months_after
from plone import api
from typing import Any


COUNCIL: dict[str, Any] = {
    "id": "qualicite-deliberations",
    "title": "Qualicité – gestion des délibérations (ancienne)",
    "description": "La solution des communes de Qualicité avant IMIO (suivi fictif).",
    "details": "Ses fonctions ont rejoint la gestion des délibérations commune.",
    "domain": "deliberations",
}
WEBSITE: dict[str, Any] = {
    "id": "qualicite-site-internet",
    "title": "Qualicité – site internet (ancien)",
    "description": "L’ancien portail, au support prolongé (suivi fictif).",
    "details": "Le site web communal le remplace.",
    "domain": "website",
}
# From 2013 on, IMIO supports a single environment (2012).
LAST_DAY = date(2012, 12, 31)
# The move of one commune: UID of the product, state, closing date.
Moved = tuple[str, str, date | None]


def migrate(portal: Any, today: date) -> None:
    """The support of the first one ended with 2012, that of the second one is about to."""
    catalogue, ends = portal["catalogue"], months_after(today, 8)
    with api.env.adopt_user(username="imio-manager"):
        council = _legacy(catalogue, COUNCIL, "deliberations", LAST_DAY)
        website = _legacy(catalogue, WEBSITE, "site-web", ends)
        perform(council, "retire", "Un seul environnement est supporté depuis 2013.")
        for name, moved in _moves(uid(council), uid(website), today).items():
            _record(portal["adherents"][name], moved)


def _legacy(section: Any, values: dict[str, Any], successor: str, until: date) -> Any:
    last = {"version": "dernière", "released_on": None, "supported_until": until}
    product = create_in(
        section,
        "Product",
        kind="open_source",
        origin="qualicite",
        successor=uid(section[successor]),
        releases=[last],
        **values,
    )
    for transition in ("review", "catalogue", "sunset"):
        perform(product, transition)
    return product


def _moves(council: str, website: str, today: date) -> dict[str, list[Moved]]:
    soon, passed = months_after(today, 4), today - timedelta(days=30)
    return {
        "andenne": [
            (council, "done", date(2012, 11, 30)),
            (website, "done", passed),
        ],
        "mons": [
            (council, "done", date(2012, 10, 15)),
            (website, "under_way", soon),
        ],
        "gembloux": [
            (council, "done", date(2012, 9, 1)),
            (website, "to_do", soon),
        ],
        "genappe": [
            (council, "done", date(2012, 12, 15)),
            (website, "under_way", passed),
        ],
        "wavre": [(council, "not_followed", None)],
        "grez-doiceau": [(council, "under_way", None)],
        "durbuy": [(website, "not_followed", None)],
        "bastogne": [(website, "to_do", None)],
    }


def _record(member: Any, moved: list[Moved]) -> None:
    member.migrations = [
        {
            "product": product,
            "target": None,
            "state": state,
            "closing_date": closing_date,
            "note": "Exemple fictif",
        }
        for product, state, closing_date in moved
    ]
    member.reindexObject(idxs=["migrations"])
