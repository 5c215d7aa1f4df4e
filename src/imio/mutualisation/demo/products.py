"""The catalogue named by IMIO in 2012 and 2014, with the prices it published."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.guard import perform
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

PRODUCTS: tuple[dict[str, Any], ...] = (
    {
        "id": "services-techniques",
        "title": "Services techniques",
        "description": "Planifier et suivre le travail des ouvriers communaux.",
        "details": "Demandes des citoyens et des services, ordres de travail, "
        "planning des équipes, véhicules et matériel, rapports au collège.",
        "kind": "open_source",
        "origin": "qualicite",
        "domain": "technical_services",
    },
    {
        "id": "deliberations",
        "title": "Gestion des délibérations",
        "description": "Préparer, voter et publier les décisions du collège et du "
        "conseil.",
        "details": "Points, séances, avis, votes et procès-verbaux du collège, du "
        "conseil et du CPAS, jusqu’à la publication.",
        "kind": "open_source",
        "origin": "communesplone",
        "domain": "deliberations",
    },
    {
        "id": "urbanisme",
        "title": "Permis d’urbanisme",
        "description": "Suivre les dossiers d’urbanisme et leurs délais.",
        "details": "Permis, déclarations et renseignements notariaux, délais légaux, "
        "courriers, parcelles et enquêtes publiques.",
        "kind": "open_source",
        "origin": "communesplone",
        "domain": "urban_planning",
    },
    {
        "id": "ged",
        "title": "Gestion électronique de documents",
        "description": "Le courrier et les documents de l’administration.",
        "details": "Courrier entrant et sortant, classement, recherche, suivi des "
        "réponses par service.",
        "kind": "open_source",
        "origin": "communesplone",
        "domain": "documents",
    },
    {
        "id": "e-guichet",
        "title": "E-guichet",
        "description": "Les démarches des citoyens, en ligne.",
        "details": "Formulaires, paiement, suivi de la demande par le citoyen, "
        "traitement par le service.",
        "kind": "open_source",
        "origin": "qualicite",
        "domain": "e_services",
    },
    {
        "id": "site-web",
        "title": "Site web communal",
        "description": "Le portail de la commune.",
        "details": "Actualités, agenda, annuaire, démarches et publications, tenus "
        "par les agents eux-mêmes.",
        "kind": "open_source",
        "origin": "communesplone",
        "domain": "website",
    },
    {
        "id": "ontologos",
        "title": "Ontologos",
        "description": "Gestion des compétences et des carrières.",
        "details": "Descriptions de fonction, compétences, évaluations et carrières "
        "du personnel.",
        "kind": "commercial_licence",
        "origin": "third_party",
        "domain": "human_resources",
        "perimeter_reason": "Licence d’un tiers acquise pour les membres ; IMIO ne "
        "développe pas de gestion des ressources humaines (2014).",
    },
    {
        "id": "aductis",
        "title": "Aductis",
        "description": "Gestion des services techniques, sous licence.",
        "details": "Solution commerciale acquise sous licence et proposée selon le "
        "principe de la mutualisation.",
        "kind": "commercial_licence",
        "origin": "third_party",
        "domain": "technical_services",
    },
    {
        "id": "ricoh",
        "title": "Ricoh – dématérialisation",
        "description": "Dématérialisation de documents, sous licence.",
        "details": "Numérisation et traitement des documents ; l’accord de licence "
        "est ouvert à tous les adhérents.",
        "kind": "commercial_licence",
        "origin": "third_party",
        "domain": "documents",
    },
    {
        "id": "aide-organisationnelle",
        "title": "Aide organisationnelle et gestion de projet",
        "description": "Réorganiser un processus, conduire un projet.",
        "details": "Un nombre limité de jours d’accompagnement, sur devis.",
        "kind": "organisational_service",
        "origin": "imio",
        "domain": "organisation",
    },
)


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


def create_products(section: Any) -> None:
    """The products, in the catalogue."""
    for values in PRODUCTS:
        rows = price_rows(ILLUSTRATIVE, ())
        if values["id"] == "services-techniques":
            rows = price_rows(TECHNICAL_SERVICES, PUBLISHED)
        if values["kind"] == "organisational_service":
            rows = []
        product = api.content.create(
            section, "imio.mutualisation.Product", price_rows=rows, **values
        )
        perform(product, "review")
        perform(product, "catalogue")
