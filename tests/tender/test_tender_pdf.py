"""The documents of a tender on paper: specifications, opening record, letters."""

from documents import HOSTILE
from documents import is_accessible
from documents import printed
from documents import squeezed
from documents import tags
from documents import unprinted
from imio.mutualisation.tender.typesetting import typeset_letter
from imio.mutualisation.tender.typesetting import typeset_opening
from imio.mutualisation.tender.typesetting import typeset_specification
from io import BytesIO
from pypdf import PdfReader

import pytest


NAMING = {"number": "MAR-2026-00012", "title": "Parapheur électronique mutualisé"}
SPECIFICATION = {
    **NAMING,
    "procedure": "Procédure ouverte",
    "law": "Loi du 17 juin 2016, article 36",
    "owner": "IMIO",
    "adviser": "Intercommunale fictive",
    "ownership": "L’adhérent",
    "description": "Un parapheur pour tous.",
    "need": "Signer à plusieurs, et à distance.",
    "pilot": "Andenne",
    "funding": "Fonds propres",
    "lots": [
        {
            "number": "1",
            "title": "Logiciel",
            "kind": "Logiciel",
            "description": "Licence et reprise des données.",
            "quantity": "12 communes",
            "estimate": "140 000,00 €",
        }
    ],
    "volumes": {
        "members": "2",
        "inhabitants": "31 500",
        "intended": "40",
        "firm": "12",
    },
    "criteria": [
        {"lot": "1", "title": "Prix TVAC", "weight": "40 %", "kind": "Prix"},
        {"lot": "1", "title": "Reprise", "weight": "60 %", "kind": "Continuité"},
    ],
    "selection": [
        {"title": "Maîtrise", "kind": "Compétence", "level": "Deux références."}
    ],
    "grounds": ["Faillite (art. 69, 2°)"],
    "clauses": [{"title": "Continuité", "text": "Le code est déposé chez un tiers."}],
    "candidates_until": "27 février 2026",
    "deadline": "20 mars 2026 à 11 h",
    "duration": "36 mois",
    "renewals": "Chaque année, par décision.",
    "standstill": "15 jours",
    "questions_until": "6 mars 2026",
    "committee_size": 3,
    "submission": "Les offres sont scellées sur la page du marché.",
    "answers": [
        {"question": "Quel format ?", "answer": "PDF/A-3.", "on": "02/03/2026"}
    ],
}
OPENING = {
    **NAMING,
    "deadline": "20 mars 2026 à 11 h",
    "opened_at": "20 mars 2026 à 14 h 05",
    "openers": [{"name": "A. Exemple", "at": "20 mars 2026 à 14 h 01"}],
    "envelope": "whole",
    "count": 1,
    "bids": [
        {
            "bidder": "Atelier du Hoyoux",
            "sealed_at": "19 mars 2026 à 17 h",
            "sha256": "0123456789abcdef" * 4,
        }
    ],
    "set_aside": [
        {"bidder": "Forge d’Amay", "why": "Son enveloppe ne s’ouvre pas."},
    ],
    "declarations": [
        {
            "name": "A. Exemple",
            "on": "18 mars 2026",
            "said": "Aucun conflit d’intérêts.",
        }
    ],
    "head": "fedcba9876543210" * 4,
    "unconfirmed": 2,
    "withdrawn": 3,
    "signatures": [
        {
            "name": "A. Exemple",
            "algorithm": "Ed25519",
            "public": "iFm3v+efBtlaUL/FbQBs32cKhTReKwgcR3plXwhNlHo=",
            "signature": "W" * 86 + "==",
        }
    ],
    "body_sha256": "fedcba9876543210" * 4,
}
LETTER = {
    **NAMING,
    "bidder": "Atelier du Hoyoux",
    "address": "Rue Imaginaire 1, 4500 Huy",
    "kind": "retained",
    "lots": [
        {
            "number": "1",
            "title": "Logiciel",
            "rank": 2,
            "total": "82,4",
            "lines": [
                {
                    "criterion": "Prix TVAC",
                    "weight": "40 %",
                    "points": "91,5",
                    "weighted": "36,6",
                    "why": "1 200,00 € ; le plus bas : 1 098,00 €.",
                }
            ],
        }
    ],
    "reasons": ["Reprise : un plan précis."],
    "owner": "Commune de Huy",
    "sent_on": "3 avril 2026",
    "standstill_until": "20 avril 2026",
    "standstill_days": 15,
    "appeal": "Le Conseil d’État peut être saisi.",
    "first": [{"lot": "1", "bidder": "Forges de Theux", "total": "90,25"}],
}
DOCUMENTS = {
    "specification": (typeset_specification, SPECIFICATION, "Cahier des charges"),
    "opening": (typeset_opening, OPENING, "Procès-verbal d’ouverture"),
    "letter": (typeset_letter, LETTER, "Lettre d’attribution"),
}
every_document = pytest.mark.parametrize("name", DOCUMENTS)
LONG = "é" * 400


def read(name: str, **changes) -> PdfReader:
    """A document made of its full data and the changes."""
    typeset, data, _title = DOCUMENTS[name]
    return PdfReader(BytesIO(typeset({**data, **changes})))


@every_document
def test_it_is_accessible_and_titled(name):
    reader = read(name)
    assert is_accessible(reader)
    title = f"{DOCUMENTS[name][2]} MAR-2026-00012 – Parapheur électronique mutualisé"
    assert (reader.metadata.title, reader.metadata.author) == (title, "IMIO")


@every_document
def test_it_holds_every_datum(name):
    data = {**DOCUMENTS[name][1], "kind": None, "envelope": None}
    assert unprinted(read(name), data) == []


@every_document
def test_tables_have_headers(name):
    found = tags(read(name))
    assert (
        found.count("/Table") == {"specification": 2, "opening": 1, "letter": 2}[name]
    )
    assert found.count("/TH") >= 3


EMPTY = {
    "procedure": "",
    "law": "",
    "description": "",
    "need": "",
    "pilot": "",
    "funding": "",
    "lots": [],
    "volumes": {**SPECIFICATION["volumes"], "members": "0"},
    "criteria": [],
    "selection": [],
    "grounds": [],
    "clauses": [],
    "questions_until": "",
    "candidates_until": "",
    "answers": [],
}


@pytest.mark.row("D2")
@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("law", "Base légale"),
        ("pilot", "Adhérent pilote"),
        ("funding", "Financement"),
        ("lots", "Lot 1 –"),
        ("volumes", "Volumes mutualisés"),
        ("criteria", "Critères d’attribution"),
        ("selection", "Critères de sélection"),
        ("grounds", "Motifs d’exclusion"),
        ("clauses", "Clauses particulières"),
        ("questions_until", "Questions jusqu’au"),
        ("candidates_until", "Candidatures jusqu’au"),
        ("answers", "Questions et réponses"),
    ],
)
def test_what_the_specifications_lack_leaves_no_label(key, words):
    full, bare = read("specification"), read("specification", **{key: EMPTY[key]})
    assert squeezed(words) in printed(full)
    assert squeezed(words) not in printed(bare)


@pytest.mark.row("D2")
def test_specifications_without_a_number_or_anything_else_are_made():
    lot = {**dict.fromkeys(SPECIFICATION["lots"][0], ""), "number": "1"}
    changes = {"deadline": "", "committee_size": 0, "lots": [lot]}
    reader = read("specification", number="", **{**EMPTY, **changes})
    assert reader.metadata.title == f"Cahier des charges – {NAMING['title']}"
    assert is_accessible(reader)


@pytest.mark.row("H4")
@pytest.mark.parametrize(
    ("label", "figure"),
    [("Offres ouvertes", 1), ("Offres non confirmées", 2), ("Offres retirées", 3)],
)
def test_the_record_counts_the_bids(label, figure):
    assert squeezed(f"{label}{figure}") in printed(read("opening"))


@pytest.mark.row("H4")
@pytest.mark.parametrize(
    ("envelope", "words"),
    [
        ("technical", "ouverts qu’une fois tous les critères techniques cotés"),
        ("prices", "ouverture des prix"),
    ],
)
def test_each_envelope_has_its_own_record(envelope, words):
    assert squeezed(words) in printed(read("opening", envelope=envelope))


def test_a_record_without_bids_says_so():
    empty = printed(read("opening", bids=[], count=0))
    assert squeezed("Aucune offre n’a été ouverte") in empty


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        ("retained", "Lettre d’attribution", "votre offre est retenue"),
        ("not_retained", "Lettre de non-attribution", "votre offre n’est pas retenue"),
        ("excluded", "Lettre d’écartement", "votre offre est écartée"),
    ],
)
def test_a_letter_says_what_was_decided(kind, title, words):
    reader = read("letter", kind=kind)
    assert reader.metadata.title.startswith(f"{title} MAR-2026-00012")
    assert squeezed(words) in printed(reader)


def test_a_letter_about_an_excluded_bid_gives_the_reasons_alone():
    changes = {"kind": "excluded", "lots": [], "first": [], "address": ""}
    text = printed(read("letter", **changes))
    assert squeezed("Reprise : un plan précis") in text
    assert "Rang" not in text
    assert squeezed("Premier de chaque lot") not in text


def hostile(text: str) -> list[PdfReader]:
    """The documents with a text of somebody's in their cells, headings and lists."""
    lot = {**LETTER["lots"][0], "title": text}
    criterion = {**SPECIFICATION["criteria"][0], "title": text}
    return [
        read("specification", **{**EMPTY, "need": text, "criteria": [criterion]}),
        read("opening", bids=[{**OPENING["bids"][0], "bidder": text}], title=text),
        read("letter", bidder=text, lots=[lot], reasons=[text]),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_printed_not_run(text):
    for reader in hostile(text):
        assert printed(reader).count(squeezed(text)) >= 2


def test_a_long_word_stays_on_the_page():
    lines = [
        line
        for reader in hostile(LONG)
        for page in reader.pages
        for line in page.extract_text().splitlines()
    ]
    assert max(map(len, lines)) < 130


@pytest.mark.parametrize(
    ("name", "key"),
    [("specification", "answers"), ("opening", "bids"), ("letter", "first")],
)
def test_many_rows_run_over_pages(name, key):
    rows = DOCUMENTS[name][1][key] * 60
    reader = read(name, **{key: rows})
    assert len(reader.pages) > 1
    assert unprinted(reader, {"rows": rows}) == []
