"""The catalogue that IMIO named in 2012 and 2014: what both articles say, and no more.

Prices are in words: a list of prices needs set-up fees and days that nobody published.
"""

from imio.mutualisation.base.guard import perform
from plone import api
from typing import Any


PRODUCTS: tuple[dict[str, Any], ...] = (
    {
        "id": "services-techniques",
        "title": "Services techniques",
        "description": "Planifier et suivre le travail des ouvriers communaux.",
        "details": "Demandes des citoyens et des services, ordres de travail, "
        "planning des équipes, véhicules et matériel, rapports au collège.\n\n"
        "Prix publiés par IMIO en 2014, par an et hors TVA : 4 500 € pour une commune de "
        "10 000 habitants, 13 000 € pour une entité de 50 000, 18 000 € pour les plus "
        "grandes.",
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
        "conseil et du CPAS, jusqu’à la publication. Chaque service prépare ses points, "
        "le secrétariat compose l’ordre du jour, et la décision part signée.",
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
        "perimeter_reason": "Licence négociée pour tous les membres (2014).",
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
        "perimeter_reason": "Accord de licence ouvert à tous les membres (2014).",
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


def create(section: Any, values: dict[str, Any]) -> Any:
    """A product of the catalogue, as IMIO offers it."""
    product = api.content.create(section, "imio.mutualisation.Product", **values)
    perform(product, "review")
    perform(product, "catalogue")
    return product
