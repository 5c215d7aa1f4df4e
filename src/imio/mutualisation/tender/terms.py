"""What is published of a tender: kept as it was, to tell what has changed since."""

from collections.abc import Mapping
from datetime import date
from datetime import time
from decimal import Decimal
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base import clock
from imio.mutualisation.base.shown import row_text
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.tendering import DOCUMENTS
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.schema import TERMS
from typing import Any
from zope.schema import getFields
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice


EMPTY = (None, "")
# Facts beside the terms that everybody reads, and that are changed in public too.
FACTS = (
    "buyer",
    "ownership",
    "cpv",
    "domain",
    "pilot",
    "funding",
    "questions_until",
    "candidates_until",
)
PUBLIC = (*TERMS, *FACTS)
# Kept to be looked at again when they change; not public.
NOT_PUBLIC = ("committee", "evaluators", "estimated_value")
DOCUMENTS_TITLE = _("title_documents", default="Documents")


def published_terms(tender: ITender) -> dict[str, Any]:
    """Each public fact by its name, the documents and what is reserved, as they are now.

    The same facts written another way, by a form or over REST, are the same here.
    """
    facts = {name: plain(getattr(tender, name)) for name in (*PUBLIC, *NOT_PUBLIC)}
    return {**facts, DOCUMENTS: list(map(document, documents(tender)))}


def documents(tender: ITender) -> list[Any]:
    """The annexes of a tender that everybody reads once it is published."""
    return [
        each
        for each in tender.objectValues()
        if IAnnex.providedBy(each) and not each.confidential
    ]


def document_texts(tender: ITender) -> tuple[tuple[str, str], ...]:
    """What the documents are called, and their files, by their place."""
    place = words(DOCUMENTS_TITLE)
    named = (document(each) for each in documents(tender))
    return tuple(
        (place, each[name] or "") for each in named for name in ("title", "file")
    )


def document(annex: Any) -> dict[str, str]:
    """What is published of a document."""
    if annex.file is None:
        return {"title": annex.title, "file": "", "size": "0"}
    size = str(annex.file.getSize())
    return {"title": annex.title, "file": annex.file.filename or "", "size": size}


def plain(value: Any) -> Any:
    """A value in its one form: no empty cell, no zero after the comma."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(cell) for name, cell in value.items() if cell not in EMPTY}
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date | time):
        return value
    return "" if value is None else str(value).strip()


# --- In words -----------------------------------------------------------------


def told(name: str, value: Any) -> str:
    """A kept value as people read it: a line for each row of a grid."""
    if name == DOCUMENTS:
        return "\n".join(f"{each['title']} ({each['file']})" for each in value)
    field = getFields(ITender)[name]
    if not isinstance(value, list) or IChoice.providedBy(field.value_type):
        return text(field, value)
    columns = dict(getFieldsInOrder(field.value_type.schema))
    return "\n".join(row_text(columns, row, " – ") for row in value)


def modification(
    name: str, before: Mapping[str, Any], after: Mapping[str, Any], reason: str
) -> dict[str, Any]:
    """What changes of a public fact from today on, in words, and why."""
    return {
        "changed_on": clock.today(),
        "field": label(name),
        "before": told(name, before.get(name, "")),
        "after": told(name, after[name]),
        "reason": reason.strip(),
    }


def label(name: str) -> str:
    """The name of a fact as its form gives it."""
    return words(
        DOCUMENTS_TITLE if name == DOCUMENTS else getFields(ITender)[name].title
    )
