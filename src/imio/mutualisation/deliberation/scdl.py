"""The published acts as open data: SCDL « Délibérations » 2.1.5.

The Walloon enterprise number (BCE) stands for the French SIRET. Rows come straight
from the catalogue.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from csv import DictWriter
from imio.mutualisation.base import bce
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.settings import setting
from imio.mutualisation.rules.typed import legible
from io import StringIO
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


COLUMNS = (
    "COLL_NOM",
    "COLL_SIRET",
    "DELIB_ID",
    "DELIB_DATE",
    "DELIB_MATIERE_CODE",
    "DELIB_MATIERE_NOM",
    "DELIB_OBJET",
    "BUDGET_ANNEE",
    "BUDGET_NOM",
    "PREF_ID",
    "PREF_DATE",
    "VOTE_EFFECTIF",
    "VOTE_REEL",
    "VOTE_POUR",
    "VOTE_CONTRE",
    "VOTE_ABSTENTION",
    "DELIB_URL",
)
# The second level of the nomenclature « Actes ».
MATTERS: Mapping[str, tuple[str, str]] = {
    "join": ("5.7", "Intercommunalité"),
    "withdrawal": ("5.7", "Intercommunalité"),
    "order": ("1.1", "Marchés publics"),
    "central_purchasing": ("1.1", "Marchés publics"),
    "tender": ("1.1", "Marchés publics"),
    "delegates": ("5.3", "Désignation de représentants"),
    "assembly_mandate": ("5.7", "Intercommunalité"),
    "other": ("9.1", "Autres domaines de compétences des communes"),
}
RISKY = ("=", "+", "-", "@", "\t")


def published_acts() -> list[dict[str, Any]]:
    """One row per published act, the latest first; public values only."""
    brains = existing(
        "Deliberation",
        review_state="published",
        sort_on="published_on",
        sort_order="reverse",
    )
    members = {brain.getId: brain for brain in existing("Member")}
    return [_row(brain, members) for brain in brains]


def _row(brain: ICatalogBrain, members: Mapping[str, Any]) -> dict[str, Any]:
    owner = members.get(holder(brain))
    code, matter = MATTERS[brain.mutualisation_kind]
    budget = brain.budget_article or ""
    return {
        "COLL_NOM": owner.Title if owner else setting("own_name"),
        "COLL_SIRET": bce.compact(
            owner.bce_number if owner else setting("own_bce_number")
        ),
        "DELIB_ID": brain.number,
        "DELIB_DATE": brain.adopted_on.isoformat(),
        "DELIB_MATIERE_CODE": code,
        "DELIB_MATIERE_NOM": matter,
        "DELIB_OBJET": brain.Title,
        "BUDGET_ANNEE": str(brain.adopted_on.year) if budget else "",
        "BUDGET_NOM": budget,
        "PREF_ID": "",
        "PREF_DATE": brain.transmitted_on.isoformat() if brain.transmitted_on else "",
        **_votes(brain),
        "DELIB_URL": brain.getURL(),
    }


def _votes(brain: ICatalogBrain) -> dict[str, Any]:
    figures = (brain.votes_for, brain.votes_against, brain.abstentions)
    names = (
        "VOTE_EFFECTIF",
        "VOTE_REEL",
        "VOTE_POUR",
        "VOTE_CONTRE",
        "VOTE_ABSTENTION",
    )
    if any(not isinstance(figure, int) for figure in figures):
        return dict.fromkeys(names, "")
    values = (brain.members_in_office or "", sum(figures), *figures)
    return dict(zip(names, values, strict=True))


def as_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as CSV; no text is taken for a formula by a spreadsheet."""
    target = StringIO()
    writer = DictWriter(target, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {name: _safe(value) for name, value in row.items()} for row in rows
    )
    return target.getvalue()


def _safe(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = legible(value)
    return f"'{text}" if text.startswith(RISKY) else text
