"""Two records of one name: a table is asked which of them is meant, and takes neither."""

from datetime import date
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.reasons import message
from imio.mutualisation.past.partners import PARTNERS
from imio.mutualisation.rules.verdict import Refused
from plone import api
from tables import importers
from tables import planned
from tables import reasons

import pytest


NAME = "Jumeau fictif"
DAY = date(2020, 1, 2)
FIVE = "competence,reactivite,qualite,transfert,continuite"
# By type: what a table of each import says that names a record of it.
NAMED = [
    ("Partner", "partners", "nom,taille", f"{NAME},tpe"),
    (
        "Partner",
        "evaluations",
        f"partenaire,jour,dossier,{FIVE}",
        f"{NAME},2020-01-01,X,4,4,4,4,4",
    ),
    (
        "Partner",
        "licences",
        "nom,fournisseur,debut,compte,prix_unitaire",
        f"X,{NAME},2020-01-01,illimite,12",
    ),
    (
        "Partner",
        "tenders",
        "marche,attribue_le,rang,partenaire",
        f"X,2020-01-01,1,{NAME}",
    ),
    (
        "Product",
        "services",
        "adherent,ins,produit,support_depuis",
        f"Mons,53053,{NAME},2020-01-01",
    ),
    (
        "Product",
        "migrations",
        "adherent,ins,ancien_produit,etat",
        f"Mons,53053,{NAME},a_faire",
    ),
    (
        "Licence",
        "licences",
        "nom,fournisseur,debut,compte,prix_unitaire",
        f"{NAME},logiciels-fictifs-alpha,2020-01-02,illimite,12",
    ),
    (
        "Licence",
        "seats",
        "adherent,ins,licence,quantite,accordees_le",
        f"Mons,53053,{NAME},1,2026-05-01",
    ),
    (
        "Tender",
        "tenders",
        "marche,attribue_le,rang,partenaire",
        f"{NAME},2020-01-02,1,logiciels-fictifs-alpha",
    ),
    ("Member", "members", "nom,type,langue", f"{NAME},intercommunale,de"),
    (
        "Member",
        "services",
        "adherent,type,produit,support_depuis",
        f"{NAME},intercommunale,urbanisme,2020-01-01",
    ),
    ("Member", "deliberations", "membre,objet", f"{NAME},X"),
]
STATES = {"Product": "available", "Licence": "active", "Member": "member"}
VALUES = {
    "Licence": {"start": DAY},
    "Tender": {"awarded_on": DAY},
    "Member": {"kind": "intercommunale", "bce_number": "", "nis": ""},
}


@pytest.fixture
def place(demo):
    with api.env.adopt_user(username="imio-manager"):
        yield demo


def twins(type_name):
    """Two records that are there are given one name; their addresses."""
    states = STATES.get(type_name)
    brains = existing(type_name, **({"review_state": states} if states else {}))
    both = [brain._unrestrictedGetObject() for brain in brains[:2]]
    for record in both:
        for field, value in {"title": NAME, **VALUES.get(type_name, {})}.items():
            setattr(record, field, value)
        record.reindexObject()
    return sorted("/" + record.virtual_url_path().partition("/")[2] for record in both)


@pytest.mark.parametrize(("type_name", "name", "titles", "line"), NAMED)
def test_nobody_is_taken_for_another_one(place, type_name, name, titles, line):
    addresses = twins(type_name)
    (told,) = planned(place, importers()[f"import-{name}"], titles, line)
    assert told.outcome == "refused"
    assert ", ".join(addresses) in " ".join(map(message, told.reasons))


def test_the_address_tells_which_is_meant(place):
    _name, name, titles, line = NAMED[1]
    first, _other = twins("Partner")
    assert not reasons(
        place, importers()[f"import-{name}"], titles, line.replace(NAME, first)
    )


def test_one_name_with_two_numbers_in_a_table_is_asked_about(place):
    numbers = ("0841.470.248", "0216.659.990")
    lines = planned(place, PARTNERS, "nom,bce", *(f"{NAME},{each}" for each in numbers))
    assert [each.reasons for each in lines] == [
        (),
        (Refused("duplicate_line", {"line": 2}),),
    ]
