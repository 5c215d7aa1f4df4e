"""Models of acts: a text with fields between braces, read as any text of an act.

`{autorité}`, `{intercommunale}`, `{aujourd’hui}` and `{population}` are known; whatever else
stands between braces is asked of who drafts the act, by the first word of its name: a date, an
amount, a product, or a text.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.rules.act_text import read
from imio.mutualisation.rules.drafting import Draft
from imio.mutualisation.rules.drafting import of
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict

import re


FIELD = re.compile(r"\{\s*([^{}\s][^{}\n]{0,59})\}")
AUTHORITY, OWN, TODAY, POPULATION = (
    "autorité",
    "intercommunale",
    "aujourd’hui",
    "population",
)
# What is written after « de »: `{d’autorité}`.
OF = "d’"
KNOWN = (AUTHORITY, OWN, TODAY, POPULATION, f"{OF}{AUTHORITY}", f"{OF}{OWN}")
BOARDS = frozenset({"board", "general_assembly"})
KINDS = {"date": "day", "montant": "amount", "prix": "amount", "produit": "product"}


def is_for(body: str | None, deciding: str) -> bool:
    """Whether an authority with that deciding body takes a model of a body: those of a board
    and of a general assembly are for intercommunales.
    """
    return body not in BOARDS or deciding in BOARDS


def fields(*texts: str) -> tuple[str, ...]:
    """The names that stand between braces, each once, in their order."""
    names = (_name(found[1]) for text in texts for found in FIELD.finditer(text))
    return tuple(dict.fromkeys(names))


def asked(*texts: str) -> tuple[str, ...]:
    """Those that who drafts the act fills in."""
    return tuple(name for name in fields(*texts) if name not in KNOWN)


def kind(field: str) -> str:
    """`day`, `amount`, `product` or `text`."""
    return KINDS.get(field.split()[0], "text")


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in; one without a value stays."""
    return FIELD.sub(lambda found: values.get(_name(found[1])) or found[0], text)


def known(
    authority: str, own: str, today: str, population: str | None
) -> dict[str, str]:
    """The values of the fields that nobody fills in."""
    return {
        AUTHORITY: authority,
        f"{OF}{AUTHORITY}": of(authority),
        OWN: own,
        f"{OF}{OWN}": of(own),
        TODAY: today,
        POPULATION: population or "",
    }


def drafted(subject: str, wording: str, values: Mapping[str, str]) -> Draft:
    """The draft of an act. Fields are filled in once the text is parted: what somebody
    types opens no paragraph.
    """
    found = read(wording)
    grids = (found.visas, found.recitals, found.articles)
    parts = (tuple(filled(text, values) for text in grid) for grid in grids)
    return Draft(filled(subject, values), *parts)


def may_read(wording: str) -> Verdict:
    """Whether a model says in which grid each of its paragraphs stands.

    Refused: `model_without_article`, `model_unread` (text).
    """
    found = read(wording)
    return first_refusal(
        require(bool(found.articles), "model_without_article"),
        require(not found.rest, "model_unread", text=" / ".join(found.rest)[:200]),
    )


def may_keep(models: Iterable[tuple[str, str]]) -> Verdict:
    """Whether a list of models holds together: each name once, each text read.

    Refused: as `may_read`, with its name (`model`); `model_twice` (model).
    """
    seen: set[str] = set()
    for name, wording in models:
        if name.casefold() in seen:
            return Refused("model_twice", {"model": name})
        seen.add(name.casefold())
        verdict = may_read(wording)
        if isinstance(verdict, Refused):
            return verdict.about(model=name)
    return GRANTED


def _name(written: str) -> str:
    return " ".join(written.replace("'", "’").split()).casefold()
