"""Print the rows of a requirements file that no test names with @pytest.mark.row.

usage: rows.py REQUIREMENTS.md [tests]
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


def named(source: str) -> Iterator[str]:
    """The row names given to `pytest.mark.row(...)` anywhere in a test module."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr="row"), args=args):
                yield from (arg.value for arg in args if isinstance(arg, ast.Constant))


def main(requirements: str, tests: str = "tests") -> None:
    rows = required(Path(requirements).read_text(encoding="utf-8"))
    modules = Path(tests).rglob("*.py")
    shown = {row for path in modules for row in named(path.read_text(encoding="utf-8"))}
    for row in [row for row in rows if row not in shown]:
        print(row, rows[row])
    for row in sorted(shown - rows.keys()):
        print(row, "is named by a test but not required")
    print(f"{len(rows.keys() & shown)} of {len(rows)} rows have a test")


if __name__ == "__main__":
    main(*sys.argv[1:])
