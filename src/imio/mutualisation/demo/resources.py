"""Four fictional resources: what a member learnt, and what IMIO hands out."""

from collections.abc import Mapping
from datetime import date
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.rules.deadlines import months_after
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile
from typing import Any


OFFICER = "imio-officer"
PRODUCT = "catalogue/deliberations"
NEED = "besoins/inventaire-du-patrimoine-arbore"
TENDER = "marches/developpement-et-integration-de-logiciels-libres"
MODEL = """Modèle fictif

Article 1. L’adjudicataire remet les sources de ce qu’il livre.
Article 2. Il transmet ce qu’il sait à l’agent que l’adhérent désigne.
"""

# who shares it, the steps that follow, what it says
RESOURCES: tuple[tuple[str, tuple[str, ...], Mapping[str, Any]], ...] = (
    (
        "agent-andenne",
        ("propose", "share"),
        {
            "title": "Préparer un conseil sans papier (retour fictif)",
            "description": "Ce qui a marché, ce qui a coincé, en six mois fictifs.",
            "kind": "feedback",
            "text": "<p>Commencez par le collège, puis passez au conseil.</p>"
            "<ul><li>Une tablette d’essai par groupe.</li>"
            "<li>Deux séances avec le papier en secours.</li></ul>",
            "products": PRODUCT,
            "checked_months_ago": 5,
        },
    ),
    (
        OFFICER,
        ("propose", "share", "make_public"),
        {
            "title": "Clauses de continuité à reprendre (modèle fictif)",
            "description": "Deux articles à copier dans un cahier des charges.",
            "kind": "model_document",
            "document": MODEL,
            "tenders": TENDER,
            "spdx": "CC0-1.0",
        },
    ),
    (
        OFFICER,
        ("propose", "share"),
        {
            "title": "Inventaire des arbres : journal du pilote (fictif)",
            "description": "Les mesures du site pilote, pour décider en connaissance.",
            "kind": "pilot",
            "text": "<p>Trois cents arbres fictifs relevés en quatre jours.</p>",
            "needs": NEED,
        },
    ),
    (
        OFFICER,
        ("propose",),
        {
            "title": "Encoder un point du conseil (formation fictive)",
            "description": "Une heure d’exercices, seul ou à deux.",
            "kind": "training",
            "text": "<p>Ouvrez un point, puis suivez les cinq étapes.</p>",
            "products": PRODUCT,
        },
    ),
)


def share(portal: Any, today: date) -> None:
    """Called once the products, the needs and the tenders are there."""
    for login, steps, said in RESOURCES:
        with api.env.adopt_user(username=login):
            resource = create_in(
                portal["ressources"], "Resource", **_values(said, today)
            )
            perform(resource, steps[0])
        with api.env.adopt_user(username=OFFICER):
            for step in steps[1:]:
                perform(resource, step)


def _values(said: Mapping[str, Any], today: date) -> dict[str, Any]:
    values = dict(said)
    if "checked_months_ago" in values:
        months = values.pop("checked_months_ago")
        values["checked_on"] = months_after(today, -months)
    for name in {"products", "needs", "tenders"} & set(values):
        values[name] = [api.content.get(f"/{values[name]}").UID()]
    if "text" in values:
        values["text"] = RichTextValue(values["text"], "text/html", "text/x-html-safe")
    if "document" in values:
        file = values["document"].encode()
        values["document"] = NamedBlobFile(file, "text/plain", "clauses-fictives.txt")
    return values
