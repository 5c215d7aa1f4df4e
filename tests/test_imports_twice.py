"""What was taken in is taken in: the same file a second time changes nothing."""

from every_page import writing_services
from imio.mutualisation.standards.publiccode.writing import write
from open_contracting import encoded
from open_contracting import FULL
from open_contracting import packaged
from public_code import MINIMAL

import json
import pytest
import transaction


MEMBERS = (
    "nom,type,ins,population,population_date\nTrois-Ponts,commune,63086,2500,2024-01-01"
)
POPULATIONS = "Au 1er janvier 2026\nins,commune,population\n53053,Mons,97000"
SERVICES = "adherent,ins,produit,support_depuis\nMons,53053,urbanisme,2014-05-01"
MIGRATIONS = "adherent,ins,ancien_produit,etat\nMons,53053,ged,a_faire"
PARTNERS = "nom,taille\nFournisseur fictif,tpe"
CONTRACTS = (
    "nom,fournisseur,debut,compte,prix_unitaire\n"
    "Contrat fictif,logiciels-fictifs-alpha,2020-01-01,illimite,12"
)
TENDERS = (
    "marche,attribue_le,rang,partenaire\n"
    "Marché fictif,2020-01-01,1,logiciels-fictifs-alpha"
)
EVALUATIONS = (
    "partenaire,jour,dossier,competence,reactivite,qualite,transfert,continuite\n"
    "logiciels-fictifs-alpha,2020-01-01,Travail fictif,4,4,4,4,4"
)
SEATS = (
    "adherent,ins,licence,quantite,accordees_le\n"
    "Mons,53053,dematerialisation-du-courrier-licence-fictive,1,2026-05-01"
)
ACT = {
    "membre": "53053",
    "objet": "Règlement fictif",
    "etat": "draft",
    "identifiant": "1",
}
JSON = {"Content-Type": "application/json"}
FILES = {
    "adherents/@import-members": ("members.csv", MEMBERS.encode()),
    "adherents/@import-populations": ("statbel.csv", POPULATIONS.encode()),
    "adherents/@import-services": ("services.csv", SERVICES.encode()),
    "adherents/@import-migrations": ("migrations.csv", MIGRATIONS.encode()),
    "partenaires/@import-partners": ("partners.csv", PARTNERS.encode()),
    "partenaires/@import-evaluations": ("evaluations.csv", EVALUATIONS.encode()),
    "marches/@import-tenders": ("tenders.csv", TENDERS.encode()),
    "licences/@import-licences": ("contracts.csv", CONTRACTS.encode()),
    "licences/@import-seats": ("seats.csv", SEATS.encode()),
    "deliberations/@import-deliberations": ("acts.json", json.dumps([ACT]).encode()),
    "@publiccode": ("publiccode.yml", write(MINIMAL).encode()),
    "marches/@ocds-import": ("package.json", encoded(packaged(FULL))),
}


def is_import(service):
    return "import" in service or service == "@publiccode"


def test_every_import_is_sent_twice(portal):
    named = {name for _kind, name, _service in writing_services() if is_import(name)}
    assert named == {service.rpartition("/")[2] for service in FILES}


def sent(service):
    """A file of a form; a package is the body itself."""
    if service == "marches/@ocds-import":
        return {"data": FILES[service][1], "headers": JSON}
    return {"files": {"file": FILES[service]}, "data": {"dry_run": "0"}}


def kept(site):
    """Each record, and when it last changed."""
    transaction.begin()
    brains = site.portal_catalog.getAllBrains()
    return {brain.getPath(): brain.modified for brain in brains}


@pytest.mark.parametrize("service", FILES)
def test_the_second_time_changes_nothing(client, site, service):
    officer, before = client("imio-officer"), kept(site)
    for after in ("first", "second"):
        answer = officer.post(service, **sent(service))
        assert answer.status_code < 300, answer.text
        if after == "first":
            once = kept(site)
    assert once != before
    assert kept(site) == once
