"""The documents of a deliberation on paper: the extract and the poster."""

from documents import elements
from documents import HOSTILE
from documents import is_accessible
from documents import printed
from documents import squeezed
from documents import tags
from documents import unprinted
from imio.mutualisation.base import pdf
from imio.mutualisation.deliberation.document import shown
from imio.mutualisation.standards import qr
from pypdf import PdfReader

import documents
import pytest


ACT = pdf.PACKAGE / "deliberation/act.typ"
POSTER = pdf.PACKAGE / "deliberation/poster.typ"

BARE_ACT = {
    "authority": "Ville d’Andenne",
    "body": "Conseil communal",
    "sitting": "Séance publique du 23 mars 2026",
    "number": None,
    "thread": None,
    "item_number": None,
    "title": "Centrale d’achat – Adhésion",
    "present": [],
    "attendance": None,
    "visas": [],
    "recitals": [],
    "financial_opinion": None,
    "vote": None,
    "vote_mode": None,
    "articles": [],
    "announced": {"article": 0, "delegates": [], "points": []},
    "budget_article": None,
    "annexes": [],
    "supervision": [],
    "footer": None,
    "draft": False,
    "masked": False,
    "document_date": "2026-03-23",
}
FULL_ACT = {
    **BARE_ACT,
    "number": "DEL-2026-00012",
    "thread": "MUT-2026-00042",
    "item_number": "12",
    "present": ["A. A., Bourgmestre", "B. B."],
    "attendance": "19 membres présents sur 25 en fonction",
    "visas": ["Vu le Code ;", "Vu la loi du 17 juin 2016 ;"],
    "recitals": ["Considérant le besoin ;"],
    "financial_opinion": "Vu l’avis favorable de la direction financière ;",
    "vote": "à l’unanimité des membres présents",
    "vote_mode": "à voix haute",
    "articles": ["D’adhérer.", "De transmettre."],
    "announced": {
        "article": 0,
        "delegates": ["A. A. (Groupe fictif)"],
        "points": [["1", "30", "5", "4"]],
    },
    "budget_article": "1041/123-13",
    "annexes": ["Convention d’adhésion"],
    "supervision": ["Transmise le 27 mars 2026.", "Exécutoire le 27 avril 2026."],
    "footer": "Extrait conforme au registre.",
}
ACT_IN_ORDER = (
    "Ville d’Andenne",
    "Extrait du registre aux délibérations",
    "Séance publique du 23 mars 2026",
    "Centrale d’achat – Adhésion",
    "Présents : A. A., Bourgmestre ; B. B.",
    "19 membres présents",
    "Le Conseil communal,",
    "Vu le Code ;",
    "Vu la loi du 17 juin 2016 ;",
    "Considérant le besoin ;",
    "Vu l’avis favorable",
    "Après en avoir délibéré et voté à voix haute,",
    "DÉCIDE, à l’unanimité des membres présents :",
    "Article 1er D’adhérer.",
    "Article 2 De transmettre.",
    "Article budgétaire : 1041/123-13",
    "Annexes",
    "Tutelle",
    "Extrait conforme au registre.",
    "Par le Conseil communal,",
    "Direction générale",
    "Bourgmestre",
)
URL = "https://localhost/adherents/andenne/deliberation-1"
NOTICE = {
    "authority": "Ville d’Andenne",
    "body": "Conseil communal",
    "number": "DEL-2026-00012",
    "title": "Règlement sur l’occupation du domaine public",
    "adopted": "23 mars 2026",
    "published": "4 mai 2026",
    "in_force": "9 mai 2026",
    "url": URL,
    "qr_svg": qr.svg(URL),
    "supervision": ["Approuvée par arrêté du 27 avril 2026."],
    "document_date": "2026-05-04",
}


def act(**changes) -> PdfReader:
    """The extract made of the bare data and the changes."""
    return documents.read(ACT, {**BARE_ACT, **changes})


def poster(**changes) -> PdfReader:
    """The poster made of the full data and the changes."""
    return documents.read(POSTER, {**NOTICE, **changes})


@pytest.mark.row("G9")
def test_an_act_says_all_in_order():
    text, at = printed(act(**FULL_ACT)), 0
    for words in map(squeezed, ACT_IN_ORDER):
        assert words in text[at:]
        at = text.index(words, at) + len(words)


@pytest.mark.row("G9")
def test_lists_and_tables_are_printed_as_such():
    said = ["De louer :\n| Bois | 12 |\n- au Collège ;"]
    document = act(articles=shown(said))
    assert {"/Table", "/L"} <= set(tags(document))
    assert squeezed("au Collège") in printed(document)


@pytest.mark.parametrize("data", [BARE_ACT, FULL_ACT])
def test_an_act_holds_every_datum_and_is_accessible(data):
    reader = act(**data)
    assert unprinted(reader, {**data, "document_date": None}) == []
    assert is_accessible(reader)


@pytest.mark.row("G9")
@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("number", "Numéro"),
        ("thread", "Dossier"),
        ("item_number", "Point"),
        ("present", "Présents :"),
        ("budget_article", "Article budgétaire"),
        ("annexes", "Annexes"),
        ("supervision", "Tutelle"),
    ],
)
def test_what_an_act_lacks_leaves_no_label(key, words):
    assert squeezed(words) in printed(act(**{key: FULL_ACT[key]}))
    assert squeezed(words) not in printed(act())


@pytest.mark.row("G9")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"vote": "par 20 voix pour"}, "délibéré, DÉCIDE, par 20 voix pour :"),
        (
            {"vote": "par 2 voix pour", "vote_mode": "au scrutin secret"},
            "secret, DÉCIDE",
        ),
        ({"vote_mode": "à voix haute"}, "PREND ACTE :"),
        ({"vote_mode": "à voix haute", "draft": True}, "voté à voix haute, DÉCIDE :"),
        ({"draft": True}, "PREND ACTE :"),
    ],
)
def test_a_body_decides_or_takes_note(changes, words):
    assert squeezed(words) in printed(act(**changes))


@pytest.mark.row("G9")
@pytest.mark.parametrize(
    ("count", "names"),
    [
        (1, ["Article unique"]),
        (2, ["Article 1er", "Article 2"]),
        (12, ["Article 1er", "Article 12"]),
    ],
)
def test_articles_are_numbered(count, names):
    text = printed(act(articles=["De faire."] * count))
    assert [name for name in names if squeezed(name + " De faire.") in text] == names


@pytest.mark.row("G9")
@pytest.mark.parametrize(
    ("body", "words", "signs"),
    [
        ("Collège communal", "Le Collège communal,", "Bourgmestre"),
        (
            "Conseil de l’action sociale",
            "Le Conseil de l’action sociale,",
            "Présidence",
        ),
        ("Assemblée générale", "L’Assemblée générale,", "Présidence"),
        ("Conseil intercommunal", "Le Conseil intercommunal,", "Présidence"),
    ],
)
def test_each_body_has_its_words(body, words, signs):
    text = printed(act(body=body))
    assert squeezed(words) in text
    assert signs in text


@pytest.mark.row("G9")
def test_a_draft_says_so_and_is_not_signed():
    draft = act(draft=True)
    assert squeezed("PROJET – Cette délibération n’est pas encore adoptée") in printed(
        draft
    )
    assert "Projet de délibération" in draft.metadata.title
    assert "signature" not in printed(draft)
    assert "PROJET" not in printed(act())


@pytest.mark.row("G10")
def test_masked_passages_are_told():
    assert squeezed("passages de ce document sont masqués") in printed(act(masked=True))
    assert "masqués" not in printed(act())


@pytest.mark.row("G9")
def test_an_act_is_tagged_and_titled():
    reader = act(**FULL_ACT)
    headings = [tag for tag in tags(reader) if tag.startswith("/H")]
    assert headings == ["/H1", "/H2", "/H2", "/H1", "/H1"]
    title = "Délibération DEL-2026-00012 – Centrale d’achat – Adhésion"
    assert reader.metadata.title == title
    assert reader.metadata.author == "Ville d’Andenne"
    assert "MUT-2026-00042" in reader.metadata["/Keywords"]


@pytest.mark.row("G9")
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_in_an_act_is_printed_not_run(text):
    reader = act(title=text, present=[text], visas=[text], articles=[text], footer=text)
    assert printed(reader).count(squeezed(text)) >= 5


@pytest.mark.row("G15")
def test_a_poster_holds_every_datum_and_is_accessible():
    reader = poster()
    assert unprinted(reader, {**NOTICE, "qr_svg": None, "document_date": None}) == []
    assert is_accessible(reader)


@pytest.mark.row("G15")
def test_the_drawing_on_a_poster_is_described_and_its_address_is_a_link():
    reader = poster()
    figures = [found for found in elements(reader) if found["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == [
        "Code QR menant au texte de la délibération"
    ]
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert [link["/A"]["/URI"] for link in links] == [URL]


@pytest.mark.row("G15")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"in_force": None}, "Entrée en vigueur"),
        ({"body": "Conseil d’administration"}, "L1133-1"),
    ],
)
def test_what_does_not_apply_is_not_on_the_poster(changes, words):
    assert squeezed(words) in printed(poster())
    assert squeezed(words) not in printed(poster(**changes))


@pytest.mark.row("G15")
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_on_a_poster_is_printed_not_run(text):
    assert printed(poster(title=text, supervision=[text])).count(squeezed(text)) == 2
