"""The quote on paper: readable by all, faithful to its data, always the same bytes."""

from documents import HOSTILE
from documents import is_accessible
from documents import printed
from documents import squeezed
from documents import tags
from documents import unprinted
from imio.mutualisation.base import pdf
from pypdf import PdfReader

import documents
import pytest


pytestmark = pytest.mark.row("K13")

TEMPLATE = pdf.PACKAGE / "quote/quote.typ"


def line(number: int, **changes) -> dict:
    """A line of a quote as the template takes it."""
    return {
        "label": f"Prestation n° {number}",
        "quantity": "1",
        "unit": "jour",
        "unit_price": "650,00 €",
        "vat_rate": "21 %",
        "amount": "650,00 €",
        **changes,
    }


MINIMAL = {
    "thread": "MUT-2026-00042",
    "number": "DEV-2026-00007/2",
    "issued_on": "2026-03-02",
    "issued": "2 mars 2026",
    "imio": {},
    "issuer": "IMIO",
    "member": {"name": "Commune d’Oreye"},
    "product": "Gestion des délibérations",
    "lines": [line(1)],
    "totals": {"one_off": {"excl": "650,00 €", "vat": "136,50 €", "incl": "786,50 €"}},
}
FULL = {
    **MINIMAL,
    "supersedes": "DEV-2026-00007/1",
    "valid_until": "30 juin 2026",
    "imio": {"address": ["Rue du Siège 1", "5000 Namur"], "contact": ["081 00 00 00"]},
    "member": {
        "name": "Commune d’Oreye",
        "kind": "Pouvoir local",
        "address": ["4360 Oreye"],
        "bce": "0207.377.612",
    },
    "issuer": "Atelier SRL",
    "need": "Préparer et publier les délibérations.",
    "lines": [line(1, detail="Formation"), line(2, yearly=True)],
    "totals": {
        "one_off": {"excl": "650,00 €", "vat": "136,50 €", "incl": "786,50 €"},
        "yearly": {"excl": "4 500,00 €", "vat": "945,00 €", "incl": "5 445,00 €"},
    },
    "first_year": {
        "year": "2026",
        "months": "10",
        "excl": "4 400,00 €",
        "vat": "924,00 €",
        "incl": "5 324,00 €",
    },
    "vat": [
        {
            "yearly": True,
            "rate": "21 %",
            "base": "4 501,00 €",
            "amount": "945,21 €",
        }
    ],
    "options": [line(3, yearly=True)],
    "basis": {
        "population": "3 871 habitants",
        "population_date": "1 janvier 2026",
        "size_category": "jusqu’à 10 000 habitants",
        "price_list_date": "15 janvier 2026",
        "index": "129,46 / 119,51",
    },
    "remarks": "Délai de livraison : six semaines.",
    "explanations": ["Tranche de population.", "Trois jours sont compris."],
    "illustrative": True,
    "signature": {"name": "N. N.", "function": "Bourgmestre", "date": "5 mai 2026"},
}


def read(**changes) -> PdfReader:
    """The document made of the minimal data and the changes."""
    return documents.read(TEMPLATE, {**MINIMAL, **changes})


def test_every_datum_is_printed():
    data = {key: FULL[key] for key in FULL if key not in ("issued_on", "illustrative")}
    data["lines"] = [{**item, "yearly": ""} for item in data["lines"]]
    assert unprinted(read(**FULL), data) == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("supersedes", "Remplace le devis"),
        ("valid_until", "Valable jusqu’au"),
        ("first_year", "À payer en"),
        ("options", "En option"),
        ("vat", "TVA 21 %"),
        ("basis", "Population officielle"),
        ("illustrative", "Prix illustratif"),
    ],
)
def test_what_is_missing_leaves_no_label(key, words):
    assert squeezed(words) in printed(read(**{key: FULL[key]}))
    assert squeezed(words) not in printed(read())


@pytest.mark.parametrize("empty", [None, "", {}])
def test_an_empty_datum_is_a_missing_one(empty):
    empty_data = dict.fromkeys(("supersedes", "valid_until", "need"), empty)
    assert printed(read(**empty_data)) == printed(read())


def test_a_long_quote_repeats_header_and_references():
    lines = [line(number, yearly=number > 40) for number in range(1, 61)]
    pages = [squeezed(page.extract_text()) for page in read(lines=lines).pages]
    with_lines = [page for page in pages if "Prestation" in page]
    assert len(with_lines) > 1
    assert all("Désignation" in page for page in with_lines)
    assert "Chaqueannée" in with_lines[-1]
    for index, page in enumerate(pages, start=1):
        assert f"Page{index}/{len(pages)}" in page
        assert MINIMAL["thread"] in page
        assert MINIMAL["number"] in page


@pytest.mark.parametrize("data", [MINIMAL, FULL])
def test_it_is_accessible(data):
    assert is_accessible(read(**data))


def test_table_headers_are_tagged():
    found = tags(read())
    # Six columns and one section of lines; four columns of totals.
    assert found.count("/TH") == 6 + 1 + 4


def test_metadata_tell_what_it_is():
    metadata = read().metadata
    assert metadata.title == "Devis DEV-2026-00007/2 – Gestion des délibérations"
    assert metadata.author == "IMIO"
    assert MINIMAL["thread"] in metadata["/Keywords"]
    assert metadata["/CreationDate"].startswith("D:20260302")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_printed_not_run(text):
    reader = read(need=text, product=text, lines=[line(1, label=text, unit=text)])
    assert printed(reader).count(squeezed(text)) >= 3


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("fête 🎉 !", "fête [U+1F389] !"),
        ("no 1\u20e3 à 12 €", "no 1[U+20E3] à 12 €"),
    ],
)
def test_what_no_font_draws_is_spelled_out(text, shown):
    assert squeezed(f"needed:{shown}.") in printed(read(need=f"needed:{text}."))


@pytest.mark.parametrize("text", ["\x00\x1b", "\x08", "\x07", "\ud800", "\u202e"])
def test_what_nobody_sees_is_not_printed(text):
    assert squeezed("needed:ab.") in printed(read(need=f"needed:a{text}b."))


@pytest.mark.parametrize(
    "text", ["שלום", "مرحبا", "\u202eabc", "e\u0301", "\u200b\ufeff"]
)
def test_other_scripts_and_directions_are_typeset(text):
    assert squeezed("Gestion") in printed(read(need=text, member={"name": text}))


def test_lines_stay_lines():
    page = read(need="premier\nsecond").pages[0].extract_text()
    assert "premier\nsecond" in page


def test_a_long_word_stays_on_the_page():
    page = read(need="W" * 300).pages[0].extract_text()
    lengths = [len(row) for row in page.splitlines() if "WWW" in row]
    assert sum(lengths) >= 300
    assert max(lengths) < 60


def test_the_same_data_give_the_same_bytes():
    first = pdf.typeset(TEMPLATE, FULL)
    assert pdf.sha256(first) == pdf.sha256(pdf.typeset(TEMPLATE, FULL))
    assert first != pdf.typeset(TEMPLATE, {**FULL, "number": "DEV-2026-00007/3"})


def test_a_missing_datum_is_told():
    without = {key: MINIMAL[key] for key in MINIMAL if key != "thread"}
    with pytest.raises(RuntimeError, match="thread"):
        pdf.typeset(TEMPLATE, without)
