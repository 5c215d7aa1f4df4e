"""Reading typeset documents: what they say, how they are tagged."""

from collections.abc import Iterator
from imio.mutualisation.base import pdf
from io import BytesIO
from pathlib import Path
from pypdf import PdfReader

import pytest


# Texts that a template must print and not run.
HOSTILE = [
    '#import "secret.typ": *',
    "#sys.inputs.data",
    "$x^2$ *gras* _italique_ `code`",
    "= Titre",
    '"guillemets" \\ <etiquette> @renvoi // note /* note */',
    "#panic() ]] }} )",
    "<script>alert(1)</script>",
    pytest.param("é" * 400, id="400 letters"),
]


def read(template: Path, data: dict) -> PdfReader:
    """The document that the template makes of the data."""
    return PdfReader(BytesIO(pdf.typeset(template, data)))


def squeezed(text: str) -> str:
    """Without white space, which the layout decides."""
    return "".join(text.split())


def printed(reader: PdfReader) -> str:
    """What all pages say, squeezed."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def texts(value) -> list[str]:
    """Every text in nested data."""
    match value:
        case str():
            return [value]
        case dict():
            return texts(list(value.values()))
        case list():
            return [text for item in value for text in texts(item)]
        case _:
            return []


def unprinted(reader: PdfReader, data: dict) -> list[str]:
    """The texts in the data that no page says."""
    text = printed(reader)
    return [datum for datum in texts(data) if squeezed(datum) not in text]


def elements(reader: PdfReader) -> Iterator[dict]:
    """The structure of the document, element by element, as it is read aloud."""
    yield from _below(reader.trailer["/Root"]["/StructTreeRoot"])


def tags(reader: PdfReader) -> list[str]:
    """The types of the structure elements: `/H1`, `/P`..."""
    return [element["/S"] for element in elements(reader)]


def is_accessible(reader: PdfReader) -> bool:
    """Whether it says to be PDF/UA-1, in French, and shows its title."""
    root = reader.trailer["/Root"]
    return (
        "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
        and root["/Lang"] == "fr-BE"
        and bool(root["/MarkInfo"]["/Marked"])
        and bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    )


def _below(element: dict) -> Iterator[dict]:
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield found
            yield from _below(found)
