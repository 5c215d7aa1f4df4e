"""Print the rows of a requirements file that tests show badly, and why.

usage: rows.py REQUIREMENTS.md [tests]

A test names its rows with @pytest.mark.row("A1", "A2"): the first one is what it is
about. A row is shown badly that no test names, or that every test names behind another.
"""

from collections.abc import Iterator
from pathlib import Path

import ast
import re
import sys


ROW = re.compile(r"^\| *([A-Z]+[0-9]+) *\| *(.*?) *\|", re.MULTILINE)


def required(text: str) -> dict[str, str]:
    """The rows of the tables in a Markdown text: their name and what they ask."""
    return dict(ROW.findall(text))


def marks(source: str) -> Iterator[list[str]]:
    """The row names of each `pytest.mark.row(...)` in a test module, as given."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr="row"), args=args):
                yield [arg.value for arg in args if isinstance(arg, ast.Constant)]


def main(requirements: str, tests: str = "tests") -> None:
    rows = required(Path(requirements).read_text(encoding="utf-8"))
    given = [
        names
        for path in sorted(Path(tests).rglob("*.py"))
        for names in marks(path.read_text(encoding="utf-8"))
    ]
    shown = {row for names in given for row in names}
    main_rows = {names[0] for names in given if names}
    for row in rows:
        if row not in shown:
            print(row, "has no test:", rows[row])
        elif row not in main_rows:
            before = sorted({names[0] for names in given if row in names})
            print(row, "is only behind", ", ".join(before) + ":", rows[row])
    for row in sorted(shown - rows.keys()):
        print(row, "is named by a test but not required")
    own, named = rows.keys() & main_rows, rows.keys() & shown
    print(f"{len(named)} of {len(rows)} rows have a test, {len(own)} one of their own")


if __name__ == "__main__":
    main(*sys.argv[1:])
