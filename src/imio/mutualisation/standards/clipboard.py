"""What a word processor puts on the clipboard, as lines of text.

A paragraph is a line, an item of a list begins with `- ` or its number (`1.2.` in a list within
a list, or its letter), a row of a table is
`| a | b |` (`\\|` where a cell holds a bar), a note below the text begins with `[1] `. All that is
text stays; how it looks does not, nor what is hidden, was taken out, is a remark beside the
text, or is the sign of a note.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from lxml.etree import HTMLParser

import re


BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
# `del`: what a reviser took out.
SILENT = frozenset(["del", "head", "script", "style", "template", "title"])
# What nobody sees, and what revisers of Word took out or remarked.
HIDDEN = re.compile(
    r"display:\s*none|mso-hide:\s*all|mso-element:\s*comment|"
    r"mso-special-character:\s*comment",
    re.IGNORECASE,
)
REMARKS = frozenset(
    ["msocommentreference", "msocommenttext", "msocomanchor", "msocomtxt", "msodel"]
)
CELLS = frozenset(("td", "th"))
# Blanks that a source may be wrapped with; not those that French typography asks for.
WRAPPED = re.compile(r"[ \t\r\n\f]+")
BULLET = re.compile(r"[^\w(]+|[o§]")
# A number that Word writes before an item, as a list of HTML would count it.
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
# The sign of a note in the text, and the one before the note, as Word, LibreOffice and Google
# Docs link them to each other.
SIGN = re.compile(r"#(?:_(?:ftn|edn)\d|sd(?:foot|end)note\d+sym|ftnt\d)")
NOTE = re.compile(r"#(?:_(?:ftn|edn)ref|sd(?:foot|end)note|ftnt_ref)(\d+)")
LETTERED = re.compile(
    r"list-style-type:\s*(?:lower|upper)-(?:alpha|latin)", re.IGNORECASE
)
# Nobody numbers deeper; a list of any depth is read at once.
DEEPEST = 6
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def lines(html: str) -> list[str]:
    """The lines of a text that comes as HTML, however broken; blank ones are left out."""
    parser = HTMLParser(target=_Reader(), encoding="utf-8", huge_tree=True)
    parser.feed(html.encode("utf-8", "replace"))
    told: list[str] = parser.close()
    return told


class _Reader:
    """What the parser tells of each element: it closes by itself what was left open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.said: list[str] = []
        self.rows: list[list[str]] = []
        self.silent = 0
        self.lists: list[_List] = []
        self.item = ""
        self.spans: list[bool] = []
        self.mark: int | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        unsaid = self.silent or tag in SILENT or _unseen(attributes)
        if unsaid or self._note(attributes):
            self.silent += 1
            return
        if tag == "span":
            self._mark(attributes.get("style") or "")
        elif tag in CELLS:
            self._end_cell()
        elif tag == "tr":
            self._begin_row()
        elif tag == "li":
            self.end_line()
            self._begin_item(attributes)
        elif tag == "br" or tag in BLOCKS:
            self.end_line()
        if tag in ("ul", "ol"):
            self.lists.append(_List(tag == "ol", attributes))

    def end(self, tag: str) -> None:
        if self.silent:
            self.silent -= 1
            return
        if tag == "span":
            self._unmark()
        elif tag in CELLS:
            self._end_cell(is_cell=True)
        elif tag == "tr":
            self._end_row()
        elif tag == "li" or tag in BLOCKS:
            self.end_line()
        if tag in ("ul", "ol"):
            self.lists.pop()

    def data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)

    def close(self) -> list[str]:
        self.end_line()
        return self.lines

    def end_line(self) -> None:
        """In a cell, lines are parted by a blank."""
        if self.rows:
            self.said.append(" ")
            return
        told = _told(self.said)
        # LibreOffice and Word put a paragraph within the item.
        if self.item and told == self.item:
            return
        self.said, self.item = [], ""
        if told:
            self.lines.append(told)

    def _begin_row(self) -> None:
        """A table within a cell is text of that cell."""
        self.end_line()
        self.rows.append([])

    def _end_cell(self, is_cell: bool = False) -> None:
        """What stands between cells is one of its own; an empty cell is one, too."""
        if len(self.rows) != 1:
            self.end_line()
            return
        told = _told(self.said).replace("|", r"\|")
        self.said = []
        if told or is_cell:
            self.rows[0].append(told)

    def _end_row(self) -> None:
        self._end_cell()
        row = self.rows.pop()
        if not self.rows and any(row):
            self.lines.append(f"| {' | '.join(row)} |")

    def _note(self, attributes: Mapping[str, str]) -> bool:
        """The sign before a note is said in one way for all programs."""
        note = NOTE.match(attributes.get("href") or "")
        if note:
            self.said.append(f"[{note[1]}] ")
        return bool(note)

    def _begin_item(self, attributes: Mapping[str, str]) -> None:
        if not self.lists or not self.lists[-1].numbered:
            self.item = "-"
        else:
            self.lists[-1].next(_number(attributes, "value"))
            self.item = _numbered(self.lists)
        # What is left of a line is the sign of an item without words.
        if not self.rows:
            self.said = []
        self.said.append(f"{self.item} ")

    def _mark(self, style: str) -> None:
        is_mark = self.mark is None and bool(IGNORED.search(style))
        self.spans.append(is_mark)
        if is_mark:
            self.mark = len(self.said)

    def _unmark(self) -> None:
        """The sign before an item of Word is a dash, its number stays."""
        if self.spans.pop():
            told = _told(self.said[self.mark :])
            self.said[self.mark :] = ["- " if BULLET.fullmatch(told) else f"{told} "]
            self.mark = None


class _List:
    """One that is numbered, or not, and where it is."""

    def __init__(self, numbered: bool, attributes: Mapping[str, str]) -> None:
        looks = LETTERED.search(attributes.get("style") or "")
        self.numbered = numbered
        self.lettered = bool(looks) or attributes.get("type") in ("a", "A")
        self.count = (_number(attributes, "start") or 1) - 1

    def next(self, said: int | None) -> None:
        self.count = self.count + 1 if said is None else said

    @property
    def letter(self) -> str:
        known = self.lettered and 0 < self.count <= len(LETTERS)
        return LETTERS[self.count - 1] if known else ""


def _number(attributes: Mapping[str, str], name: str) -> int | None:
    said = attributes.get(name) or ""
    return int(said) if re.fullmatch(r"\d{1,4}", said) else None


def _numbered(lists: Sequence[_List]) -> str:
    """`a)`, or the numbers of the lists that it is in: `2.1.`."""
    told = ""
    for each in lists[-DEEPEST:]:
        if each.letter or not each.numbered:
            told = ""
        else:
            told += f"{each.count}."
    return told or f"{lists[-1].letter})"


def _told(pieces: list[str]) -> str:
    return WRAPPED.sub(" ", "".join(pieces)).strip()


def _unseen(attributes: Mapping[str, str]) -> bool:
    classes = (attributes.get("class") or "").lower().split()
    hidden = HIDDEN.search(attributes.get("style") or "")
    sign = SIGN.match(attributes.get("href") or "")
    return bool(hidden or sign) or not REMARKS.isdisjoint(classes)
