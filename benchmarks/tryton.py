"""Tryton as a rival: quotations of three lines, in a process and a Python of its own."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from requests import Session
from sites import ROOT
from subprocess import PIPE
from subprocess import Popen
from tempfile import TemporaryDirectory
from typing import Any

import json
import os
import shutil


PYTHON = ROOT / ".venv-tryton" / "bin" / "python"
WORKER = Path(__file__).parent / "tryton_worker.py"
KEPT = ROOT / "var" / "bench" / "tryton"

NAME, LOGIN, PASSWORD = "bench", "admin", "bench-tryton-1"
COLUMNS = ["number", "reference", "sale_date", "party.rec_name", "untaxed_amount"]
COLUMNS += ["description", "state", "invoice_state", "shipment_state"]


class Tryton:
    """The worker, told what to do a line at a time; answers seconds for each thing."""

    def __init__(self, size: int = 0):
        self.size = size

    def __enter__(self) -> "Tryton":
        self.folder = TemporaryDirectory(prefix="bench-tryton-")
        kept = KEPT / f"{self.size}.sqlite"
        target = Path(self.folder.name) / "bench.sqlite"
        if kept.exists():
            shutil.copy(kept, target)
        self.process = self._start()
        if not kept.exists():
            self.ask("load", self.size)
            self._stop()
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(target, kept)
            self.process = self._start()
        return self

    def _start(self) -> Popen:
        return Popen(
            [PYTHON, WORKER, self.folder.name],
            stdin=PIPE,
            stdout=PIPE,
            text=True,
            env={**os.environ, "DB_NAME": "bench"},
        )

    def __exit__(self, *error: object) -> None:
        self._stop()
        self.folder.cleanup()

    def _stop(self) -> None:
        self.process.stdin.close()
        self.process.wait()

    def ask(self, *words: Any) -> Any:
        """What the worker answers. Raises `RuntimeError` when it is gone."""
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"Tryton could not {words[0]}")
        return json.loads(answer)

    def asking(self, rows: int) -> Callable[[], None]:
        """Its list of quotations over HTTP, by its own protocol and columns."""
        url = f"http://localhost:{self.ask('serve')}/{NAME}/rpc/"
        session = Session()
        login = [LOGIN, {"password": PASSWORD}, "en"]
        user, token, *_ = _called(session, url, "common.db.login", login)
        word = b64encode(f"{LOGIN}:{user}:{token}".encode()).decode()
        session.headers["Authorization"] = f"Session {word}"
        wanted = [[], 0, rows, [["sale_date", "DESC"], ["id", "DESC"]], COLUMNS, {}]

        def ask() -> None:
            found = _called(session, url, "model.sale.sale.search_read", wanted)
            assert len(found) == rows, len(found)

        return ask

    def create(self, times: int, single: bool) -> float:
        """Quotations one by one, each committed, or all in one call."""
        return self.ask("create", times, single)


def _called(session: Session, url: str, method: str, params: list[Any]) -> Any:
    answer = session.post(url, json={"id": 1, "method": method, "params": params})
    answer.raise_for_status()
    said = answer.json()
    if isinstance(said, dict) and said.get("error"):
        raise RuntimeError(said["error"])
    return said["result"] if isinstance(said, dict) else said
