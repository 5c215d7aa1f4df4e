"""What a word processor puts on the clipboard, as lines of text.

A paragraph is a line, an item of a list begins with `- ` or its number, a row of a table is
`| a | b |` (`\\|` where a cell holds a bar). All that is text stays; how it looks does not, nor
what is hidden, was taken out, or is a remark beside the text.
"""

from collections.abc import Mapping
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
        self.counts: list[int | None] = []
        self.item = ""
        self.spans: list[bool] = []
        self.mark: int | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self.silent or tag in SILENT or _unseen(attributes):
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
            self._begin_item()
        elif tag == "br" or tag in BLOCKS:
            self.end_line()
        if tag in ("ul", "ol"):
            self.counts.append(0 if tag == "ol" else None)

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
            self.counts.pop()

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

    def _begin_item(self) -> None:
        if not self.counts or self.counts[-1] is None:
            self.item = "-"
        else:
            self.counts[-1] += 1
            self.item = f"{self.counts[-1]}."
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


def _told(pieces: list[str]) -> str:
    return WRAPPED.sub(" ", "".join(pieces)).strip()


def _unseen(attributes: Mapping[str, str]) -> bool:
    classes = (attributes.get("class") or "").lower().split()
    hidden = HIDDEN.search(attributes.get("style") or "")
    return bool(hidden) or not REMARKS.isdisjoint(classes)
