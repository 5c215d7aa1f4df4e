"""What a word processor puts on the clipboard, as lines of text.

A paragraph is a line, an item of a list begins with `- ` or its number, a row of a table is
`| a | b |` (`\\|` where a cell holds a bar). All that is text stays; how it looks does not.
"""

from html.parser import HTMLParser

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
SILENT = frozenset(["head", "script", "style", "template", "title"])
CELLS = frozenset(("td", "th"))
# Blanks that a source may be wrapped with; not those that French typography asks for.
WRAPPED = re.compile(r"[ \t\r\n\f]+")
BULLET = re.compile(r"[^\w(]+|[o§]")
# A number that Word writes before an item, as a list of HTML would count it.
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)


def lines(html: str) -> list[str]:
    """The lines of a text that comes as HTML; blank ones are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.said: list[str] = []
        self.row: list[str] | None = None
        self.silent = 0
        self.counts: list[int | None] = []
        self.marks: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag == "span":
            self._mark(dict(attrs).get("style") or "")
        elif tag in CELLS:
            self.said = []
        elif tag == "tr":
            self.end_line()
            self.row = []
        elif tag == "li":
            self.end_line()
            self.said = [self._item()]
        elif tag == "br" or tag in BLOCKS:
            self.end_line()
        if tag in ("ul", "ol"):
            self.counts.append(0 if tag == "ol" else None)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        elif tag == "span" and self.marks:
            self._unmark()
        elif tag in CELLS and self.row is not None:
            self.row.append(_told(self.said).replace("|", r"\|"))
            self.said = []
        elif tag == "tr":
            self._end_row()
        elif tag == "li" or tag in BLOCKS:
            self.end_line()
        if tag in ("ul", "ol") and self.counts:
            self.counts.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)

    def end_line(self) -> None:
        """In a cell, lines are parted by a blank."""
        if self.row is not None:
            self.said.append(" ")
            return
        told = _told(self.said)
        # LibreOffice and Word put a paragraph within the item.
        if told in ("-", *(f"{count}." for count in self.counts if count)):
            return
        self.said = []
        if told:
            self.lines.append(told)

    def _end_row(self) -> None:
        row, self.row = self.row or [], None
        rest, self.said = _told(self.said), []
        cells = [*row, rest] if rest else row
        if any(cells):
            self.lines.append(f"| {' | '.join(cells)} |")

    def _item(self) -> str:
        if not self.counts or self.counts[-1] is None:
            return "- "
        self.counts[-1] += 1
        return f"{self.counts[-1]}. "

    def _mark(self, style: str) -> None:
        is_mark = bool(IGNORED.search(style))
        self.marks.append(is_mark)
        if is_mark:
            self._before, self.said = self.said, []

    def _unmark(self) -> None:
        """The sign before an item of Word is a dash, its number stays."""
        if self.marks.pop():
            told = _told(self.said)
            mark = "- " if BULLET.fullmatch(told) else f"{told} "
            self.said = [*self._before, mark]


def _told(pieces: list[str]) -> str:
    return WRAPPED.sub(" ", "".join(pieces)).strip()
