"""The report of an import is read by people: titles, names, days and numbers as they write them."""

from imio.mutualisation.importing.report import as_row
from imio.mutualisation.importing.report import report_lines
from plone import api
from tables import imported
from tables import importers
from tables import planned

import pytest


# What is known already is refused, never changed, by these.
NEVER = {"import-evaluations", "import-licences", "import-seats", "import-tenders"}
# By import: a table, another one over what it brought, and what is told of the change.
CHANGES = {
    "import-members": (
        "nom,ins,langue,origine,prospection,communes_desservies,lat",
        "Fauvillers,82009,fr,communesplone,contacte,82009,49.5",
        "Fauvillers,82009,de,qualicite,interesse,53053 82009,49.75",
        (
            "langue : Français → Allemand ; origine : CommunesPlone → Qualicité ; "
            "prospection : Contacté → Intéressé ; communes_desservies : "
            "Fauvillers (82009) → Mons (53053), Fauvillers (82009) ; lat : 49,5 → 49,75"
        ),
    ),
    "import-deliberations": (
        "membre,identifiant,objet,organe,seance,urgence,categorie",
        "53053,X1,Un acte fictif,conseil,2026-03-02,non,taxe",
        "53053,X1,Un acte fictif,college,2026-03-09,oui,police",
        (
            "organe : Conseil communal → Collège communal ; seance : 02/03/2026 → "
            "09/03/2026 ; urgence : non → oui ; "
            "categorie : Taxes et redevances → Règlements et police"
        ),
    ),
    "import-migrations": (
        "adherent,ins,ancien_produit,repris_par,etat,jour",
        "Mons,53053,qualicite-deliberations,deliberations,faite,2013-11-30",
        "Mons,53053,qualicite-deliberations,urbanisme,en_cours,2013-12-01",
        (
            "repris_par : Gestion des délibérations → Permis d’urbanisme ; "
            "etat : Terminée → En cours ; jour : 30/11/2013 → 01/12/2013"
        ),
    ),
    "import-partners": (
        "nom,taille,telephone",
        "Fournisseur fictif,tpe,081 00 00 00",
        "Fournisseur fictif,petite,081 00 00 01",
        (
            "taille : Très petite entreprise (moins de 10 personnes) → Petite entreprise "
            "(10 à 49 personnes) ; telephone : 081 00 00 00 → 081 00 00 01"
        ),
    ),
    "import-populations": (
        "ins,population,population_date",
        "53053,97000,2026-01-01",
        "53053,97001,2026-01-01",
        "population : 97\u202f000 → 97\u202f001",
    ),
    "import-services": (
        "adherent,ins,produit,support_depuis,redevance",
        "Mons,53053,urbanisme,2014-05-01,4500",
        "Mons,53053,urbanisme,2014-05-01,4800.5",
        "redevance : 4\u202f500 → 4\u202f800,5",
    ),
}


@pytest.fixture
def place(demo):
    with api.env.adopt_user(username="imio-officer"):
        yield demo


def told(place, name):
    titles, first, second, _expected = CHANGES[name]
    importer = importers()[name]
    imported(place, importer, titles, first)
    return as_row(*report_lines(planned(place, importer, titles, second)))


@pytest.mark.parametrize("name", CHANGES)
def test_what_changes_is_told_as_people_write_it(place, name):
    assert told(place, name)[2:] == ("modifié", CHANGES[name][-1])


def test_every_import_is_looked_at(portal):
    assert CHANGES.keys() | NEVER == importers().keys()
