"""All the goals at all the sizes: .venv/bin/python benchmarks/run.py [SIZE…]

`--write FILE` keeps the figures in a page of the documentation, between its marks;
`--only p01_create,p04_get` runs these scripts alone, and keeps nothing.
"""

from argparse import ArgumentParser
from argparse import Namespace
from importlib import import_module
from pathlib import Path
from platform import python_version
from running import Failed
from running import Line
from running import run
from running import SIZES
from sites import made
from sites import ROOT

import os
import re
import subprocess


HERE = Path(__file__).parent
MARKS = re.compile(r"(<!-- figures -->\n).*(<!-- end of figures -->\n)", re.DOTALL)
HEAD = "| goal | size | asked | measured | | what was measured |\n|---|---|---|---|---|---|\n"


def options() -> Namespace:
    parser = ArgumentParser(description="Are the goals held?")
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--only", default="", metavar="SCRIPTS")
    parser.add_argument("--write", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if asked.only and asked.write:
        parser.error("--write keeps all the figures, not those of some scripts")
    return asked


def scripts(only: str) -> list[str]:
    """The names of those to run, in the order of the goals."""
    every = sorted(path.stem for path in HERE.glob("p[0-9][0-9]_*.py"))
    return [name for name in every if not only or name in only.split(",")]


def main() -> None:
    asked = options()
    for size in asked.sizes:
        made(size)
    lines: list[Line] = []
    failed: list[str] = []
    for name in scripts(asked.only):
        module = import_module(name)
        print(f"\n{module.__doc__.splitlines()[0]}", flush=True)
        growths = getattr(module, "GROWTHS", ())
        try:
            lines += run(module.measure, asked.sizes, *growths)
        except Failed as error:
            failed.append(str(error))
    summary(lines)
    if asked.write:
        write(asked.write, asked.sizes, lines)
    if failed:
        raise SystemExit("\n".join(failed))


def summary(lines: list[Line]) -> None:
    """What is not held, last, where people look."""
    short = [line for line in lines if line.verdict.startswith("not")]
    held = len(lines) - len(short)
    print(
        f"\n{held} figures of {len(lines)} hold their goal, or have none. The others:"
    )
    for line in short:
        name = f"{line.goal.id} {line.result.of}".strip()
        why = line.verdict if line.result.value is not None else line.result.said
        print(f"  {line.size:>9}  {name:<26} {line.goal.what}: {line.figure}, {why}")


def write(page: Path, sizes: list[int], lines: list[Line]) -> None:
    """The figures and the command that made them, into a page."""
    asked = " ".join(map(str, sizes))
    rows = "".join(map(row, lines))
    text = f'`make bench SIZES="{asked}"` {where()}:\n\n{HEAD}{rows}'
    page.write_text(MARKS.sub(rf"\1\n{escaped(text)}\n\2", page.read_text()))


def escaped(text: str) -> str:
    return text.replace("\\", r"\\")


def row(line: Line) -> str:
    name = f"**{line.goal.id}** {line.goal.what}"
    of = f" ({line.result.of})" if line.result.of else ""
    cells = (
        f"{name}{of}",
        line.size,
        line.goal.asked(),
        line.figure,
        line.verdict,
        line.result.said,
    )
    return f"| {' | '.join(cells)} |\n"


def where() -> str:
    """The last change of the sources, the Python and the machine."""
    last = ["git", "-C", ROOT, "log", "-1", "--format=%h", "--", "src"]
    commit = subprocess.run(last, capture_output=True, text=True).stdout.strip()
    cores = os.cpu_count()
    return f"on {commit or 'an export'}, Python {python_version()}, {cores} cores"


if __name__ == "__main__":
    main()
