"""Two hundred acts of ten communes come in, are published, and read back equal."""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.bce import display
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.spreadsheet import sent_csv
from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS
from imio.mutualisation.deliberation.scdl import COLUMNS
from imio.mutualisation.deliberation.scdl import published_acts
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.table import read_table
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from zope.component import getMultiAdapter

import json
import pytest


pytestmark = pytest.mark.row("F2", "G18", "G20")

COMMUNES = 10
# Objects as councils write them, with what tables stumble over.
OBJECTS = (
    "Procès-verbal de la séance du conseil communal – Approbation",
    "Règlement-redevance sur l’enlèvement des versages sauvages – Exercices 2026 à 2031",
    "Taxe additionnelle au précompte immobilier : taux (2 600 centimes)",
    "Budget 2027 du CPAS ; tutelle spéciale d’approbation",
    "Fabrique d’église « Saint-Fictif » | Compte 2025",
    "- Personnel : déclaration de vacance d’un emploi",
    "=Convention de mise à disposition d’un local (rue Inventée, 1)",
    'Marché public de travaux "Voirie 12", lot 2 : conditions et mode de passation',
    "Intercommunale fictive : assemblée générale du 15 décembre",
    "Règlement complémentaire de circulation routière: rue de l’Été",
    "Acquisition d’un véhicule électrique & bornes < 50 kW",
    "Prise en acte de la démission d’un conseiller",
    "Plan de cohésion sociale 2026-2031",
    "Vente publique de bois, exercice 2026",
    "Octroi d’une subvention de 1.250,00 € à l’ASBL L’Œuvre fictive",
    "Dénomination d’une voie publique – « Clos de la Forêt »",
    "Plan d’urgence et d’intervention",
    "Convention-cadre avec l’École d’à côté",
    "Point ajouté à la demande d’une conseillère",
    "Motion relative au service postal",
)
VISAS = (
    "Vu le Code de la démocratie locale et de la décentralisation, notamment l’article L1122-30 ;",
    "Vu l’article 41, alinéa 1er, de la Constitution ;",
)
RECITALS = (
    "Considérant qu’il convient d’assurer le financement des missions de service public ;",
    "Considérant la demande de Madame [TEXTE MASQUÉ] ;",
    "Considérant l’avis du directeur financier : « favorable » ;",
)
ARTICLES = (
    "D’approuver l’objet ci-dessus, au taux de 5 % | par an.",
    "De fixer la redevance comme suit :\n| Objet | Montant |\n| versage | 125,00 € |",
    "De transmettre la présente à l’autorité\xa0de tutelle\xa0: 1\u202f250,00\xa0€.",
)
VOTES = (
    ("À l’unanimité des membres présents", (21, 0, 0)),
    ("(à l’unanimité)", (21, 0, 0)),
    ("par 15 voix pour, 4 voix contre et 2 abstentions", (15, 4, 2)),
    ('par quinze voix "pour", quatre voix "contre" et deux abstentions', (15, 4, 2)),
    ("par 18 voix pour et 3 abstentions", (18, 0, 3)),
)
TEXTS = {"visas": VISAS, "recitals": RECITALS, "articles": ARTICLES}


def lines(communes):
    """Each commune decides on each object, on another day, by another vote."""
    today = clock.today()
    for place, commune in enumerate(communes):
        for item, title in enumerate(OBJECTS):
            day = today - timedelta(days=30 + 7 * place)
            said, _votes = VOTES[(place + item) % len(VOTES)]
            yield {
                "membre": commune.bce_number,
                "identifiant": f"iA-{item}",
                "objet": title,
                "seance": str(day),
                "convocation": str(day - timedelta(days=9)),
                "point": item + 1,
                "visas": list(VISAS),
                "considerants": list(RECITALS),
                "articles": list(ARTICLES),
                "article_budgetaire": "104/123-13" if item % 3 else "",
                "en_fonction": 23,
                "presents": 21,
                "vote": said,
                "tutelle": "aucune",
                "etat": "publiée",
            }


def ten_communes(members):
    """Those of the demonstration with an enterprise number, and some more."""
    with api.env.adopt_user(username="imio-manager"):
        for number in range(19_999_100, 19_999_100 + COMMUNES):
            bce_number = display(f"{number:08d}{97 - number % 97:02d}")
            said = {"kind": "commune", "bce_number": bce_number}
            create_in(members, "Member", title=f"Fiction-{number}", **said)
    brains = existing("Member", mutualisation_kind="commune", sort_on="getId")
    return [each for each in brains if each.bce_number][:COMMUNES]


def planned(section, data):
    return DELIBERATIONS.plan(section, read_table(data))


def outcomes(section, data):
    found = planned(section, data)
    assert [each.reasons for each in found] == [()] * len(found)
    return {each.outcome for each in found}


def test_two_hundred_acts_of_ten_communes_read_back_equal(demo):
    section = demo["deliberations"]
    wanted = list(lines(ten_communes(demo["adherents"])))
    assert len(wanted) == COMMUNES * len(OBJECTS) == 200
    with api.env.adopt_user(username="imio-officer"):
        coming = planned(section, json.dumps(wanted).encode())
        assert [each.reasons for each in coming] == [()] * len(coming)
        assert len(list(DELIBERATIONS.write(section, to_write(coming)))) == len(wanted)
        for line, told in zip(wanted, coming, strict=True):
            home = demo.unrestrictedTraverse(told.home)
            (act,) = (
                each
                for each in home.objectValues()
                if getattr(each, "external_id", None) == line["identifiant"]
            )
            as_read(act, line)
        # What the site tells, it takes back, and changes nothing.
        rows = published_acts()
        assert len(rows) >= len(wanted)
        table = sent_csv(demo.REQUEST.response, "deliberations", COLUMNS, rows)
        text = table if isinstance(table, bytes) else table.encode()
        assert outcomes(section, text) == {"unchanged"}
        assert outcomes(section, json.dumps(rows).encode()) == {"unchanged"}
        assert outcomes(section, json.dumps(wanted).encode()) == {"unchanged"}


def as_read(act, line):
    """What everybody reads of an act is what came, letter for letter."""
    told = getMultiAdapter((act, act.REQUEST), ISerializeToJson)()
    assert told["title"] == line["objet"] and told["review_state"] == "published"
    for name, texts in TEXTS.items():
        assert tuple(row["text"] for row in told[name]) == texts
    figures = (told["votes_for"], told["votes_against"], told["abstentions"])
    assert figures == dict(VOTES)[line["vote"]]
    assert (told["sitting_on"], told["item_number"]) == (line["seance"], line["point"])
