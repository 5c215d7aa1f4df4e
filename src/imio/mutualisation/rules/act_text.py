"""The text of an act as it was written elsewhere, parted as the register parts it.

Acts of Walloon councils open their paragraphs by usage: « Vu », « Considérant »,
« Attendu », « Sur proposition », then « DÉCIDE » and « Article 1er ». Each paragraph is a
line, an item of a list begins with a dash, a row of a table stands between bars
(`standards/clipboard.py`).
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import re


_BODY = (
    r"(?:le|la) (?:conseil communal|conseil de l.action sociale|conseil d.administration"
    r"|conseil provincial|conseil|collège communal|collège|bureau permanent)"
)
VISA = re.compile(r"(?:re)?vu(?:s|es?(?! d))?\b", re.IGNORECASE)
RECITAL = re.compile(
    r"(?:considérant|attendu|entendu|ouï|étant donné|compte tenu|eu égard|constatant"
    r"|estimant|ayant|sur (?:la )?proposition|sur (?:le )?rapport|sur (?:l.)?avis"
    r"|dans l.attente|dès lors)\b",
    re.IGNORECASE,
)
DECISION = re.compile(
    rf"(?:{_BODY}\s*+,?\s*+)?(?:après en avoir délibéré\s*,\s*)?"
    r"(?:d[ée]cide(?:nt)?|arr[êe]te(?:nt)?|prend acte)\b(?P<rest>.*)",
    re.IGNORECASE,
)
# What the register writes by itself around the texts.
COMPOSED = re.compile(
    rf"{_BODY}(?: (?:réuni )?en séance (?:publique|à huis clos))?\s*[,:]?"
    r"|après en avoir délibéré\s*[,;:.]?",
    re.IGNORECASE,
)
# The vote, which the register writes from what was noted of it.
VOTE = re.compile(
    r"[\s,]*+(?:à l.unanimité(?: des (?:membres|suffrages)[^;:]{0,40})?"
    r"|par \d+ (?:voix|oui)\b[^;:]*)[\s:,.]*",
    re.IGNORECASE,
)
SPACED = re.compile(r"(?:[A-ZÀ-Þ] ){3,}[A-ZÀ-Þ]\b")
DECIDED = re.compile(r"\s*+:?\s*+(?P<text>d(?:e|es|u)\b.*|d['’].*)", re.IGNORECASE)
ARTICLE = re.compile(
    r"art(?:icle|\.)?\s*(?P<number>\d+|premier|unique)\s*+(?P<after>er|e|ème|bis|ter)?"
    r"(?:\s*+[.:°–—-]+\s*+|\s*+(?<=\s)(?=[^\Wa-zà-ÿ])|\s*+$)(?P<text>.*)",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(?:-|\d+\s*[°.)])\s*(?P<text>d(?:e|es|u)\b.*|d['’].*)", re.I)
END = re.compile(
    r"(?:par (?:le conseil|le collège|ordonnance)|pour (?:extrait|copie)|ainsi (?:fait|"
    r"délibéré)|fait (?:en séance|à )|\(s\))"
    r"|\[\d+\] |(?:le|la) (?:secrétaire|direct\w+|bourgmestre|présid\w+)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
ITEM = re.compile(r"(?:-|(?:\d+\s*[°.)])+|[a-z][.)])\s")
BULLETED = re.compile(r"[•·▪◦‣●–—*-]\s+")
ROW = re.compile(r"\|.*\|")
BAR = re.compile(r"(?<!\\)\|")
# What stands in one text, put together once: a text that grows by a line is copied for each.
Pieces = list[str]
ENDED = (".", ";", ":", "!", "?", "»", "|")
FIRST = ("1", "premier", "unique")


@dataclass(frozen=True, slots=True)
class ActText:
    """What was read of a text: by grid, what the register writes by itself, and the rest,
    which nobody has understood.
    """

    visas: tuple[str, ...] = ()
    recitals: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    composed: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text as it is shown: `text` and `list` have lines of one cell, `table`
    has rows of as many cells each.
    """

    kind: str
    rows: tuple[tuple[str, ...], ...]


# --- Reading ------------------------------------------------------------------


def read(text: str) -> ActText:
    """The text parted; no word of it is left out, but the labels of articles that are
    numbered as the register numbers them and the signs before items.
    """
    lines = [line for line in map(_line, text.splitlines()) if line]
    return _Parting(lines).told()


def _line(typed: str) -> str:
    line = typed.strip()
    # « D É C I D E », as some typewrite it.
    if SPACED.match(line):
        line = SPACED.sub(lambda word: word[0].replace(" ", ""), line, count=1)
    return BULLETED.sub("- ", line, count=1) if BULLETED.match(line) else line


class _Parting:
    """One pass over the lines: where one is, and what each kind has so far."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.visas: list[Pieces] = []
        self.recitals: list[Pieces] = []
        self.articles: list[Pieces] = []
        self.composed: list[str] = []
        self.rest: list[str] = []
        self.open: Pieces | None = None
        self.take: Callable[[str], None] = self._ground
        self.labelled = any(ARTICLE.fullmatch(line) for line in lines)
        for line in lines:
            self.take(line)

    def told(self) -> ActText:
        grids = (self.visas, self.recitals, self.articles)
        visas, recitals, articles = (tuple(map("".join, grid)) for grid in grids)
        said = (tuple(self.composed), tuple(self.rest))
        return ActText(visas, recitals, articles, *said)

    def _ground(self, line: str) -> None:
        if decision := DECISION.fullmatch(line):
            self._decision(line, decision["rest"])
        elif ARTICLE.fullmatch(line):
            self._decide(line)
        elif VISA.match(line):
            self._begin(self.visas, line)
        elif RECITAL.match(line):
            self._begin(self.recitals, line)
        elif COMPOSED.fullmatch(line):
            self._begin(None, line)
            self.composed.append(line)
        elif self.open and (_goes_on(line) or not self.open[-1].endswith((".", ";"))):
            _join(self.open, line)
        else:
            self._begin(None, line)
            self.rest.append(line)

    def _decision(self, line: str, rest: str) -> None:
        """« DÉCIDE : » is the register's, alone or with the vote; with more, an article."""
        self._begin(None, line)
        self.take = self._decide
        if not rest.strip(" :,.\u00a0\u202f") or VOTE.fullmatch(rest):
            self.composed.append(line)
        elif decided := DECIDED.fullmatch(rest):
            self._begin(self.articles, _capital(decided["text"]))
        else:
            self.rest.append(line)

    def _decide(self, line: str) -> None:
        self.take = self._decide
        article = ARTICLE.fullmatch(line)
        if article:
            self._begin(self.articles, self._unlabelled(article))
        elif self.articles and END.match(line):
            self.take = self.rest.append
            self.rest.append(line)
        elif self.open and (self.labelled or self._of_the_last(line)):
            _join(self.open, line)
        elif self.labelled:
            self.rest.append(line)
        else:
            numbered = NUMBERED.fullmatch(line)
            self._begin(self.articles, _capital(numbered["text"]) if numbered else line)

    def _of_the_last(self, line: str) -> bool:
        """Whether a line without a label goes on with the article before it."""
        return _goes_on(line) and not NUMBERED.fullmatch(line)

    def _unlabelled(self, article: re.Match[str]) -> str:
        due = len(self.articles) + 1
        first = due == 1 and article["number"].lower() in FIRST
        is_due = first or article["number"] == str(due)
        plain = (article["after"] or "").lower() not in ("bis", "ter")
        return article["text"] if is_due and plain else article[0]

    def _begin(self, kind: list[Pieces] | None, line: str) -> None:
        self.open = None
        if kind is not None:
            self.open = [line]
            kind.append(self.open)


def _goes_on(line: str) -> bool:
    return bool(ITEM.match(line) or ROW.fullmatch(line)) or line[:1].islower()


def _join(pieces: Pieces, line: str) -> None:
    """A line that was cut for the width of a page is put together again."""
    if pieces != [""]:
        ended = pieces[-1].endswith((*ENDED, ",")) or ITEM.match(line)
        cut = not ended and line[:1].islower()
        pieces.append(" " if cut else "\n")
    pieces.append(line)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- Showing ------------------------------------------------------------------


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs, lists and tables of a text, in order."""
    runs = groupby(text.splitlines(), _kind)
    return tuple(_block(kind, list(run)) for kind, run in runs)


def _kind(line: str) -> str:
    if ROW.fullmatch(line.strip()):
        return "table"
    return "list" if line.startswith("- ") else "text"


def _block(kind: str, run: list[str]) -> Block:
    if kind == "table":
        return Block(kind, _even([_cells(line) for line in run]))
    if kind == "list":
        return Block(kind, tuple((line[2:],) for line in run))
    return Block(kind, (("\n".join(run),),))


def _cells(line: str) -> list[str]:
    inner = line.strip()[1:-1]
    return [cell.strip().replace(r"\|", "|") for cell in BAR.split(inner)]


def _even(rows: Iterable[list[str]]) -> tuple[tuple[str, ...], ...]:
    """A cell that spans several stands in the first of them."""
    taken = [*rows]
    width = max(map(len, taken))
    return tuple((*row, *[""] * (width - len(row))) for row in taken)
