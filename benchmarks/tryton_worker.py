"""Runs in .venv-tryton: the module `sale` on SQLite, told what to do on its input.

A line in, `["create", 10, true]`, a line out: the seconds of processor for each thing.
The database is `bench.sqlite` in the folder that the command line names.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Thread
from time import process_time
from typing import Any

import gc
import json
import logging
import os
import subprocess
import sys


NAME = "bench"
PASSWORD = "bench-tryton-1"
LINES = (("Mise en place", "1000"), ("Jours de travail", "450"), ("Redevance", "90"))
BATCH = 100
OPTIONS = ("--activate-dependencies", "--email", "bench@example.org")
CONF = """[database]
uri = sqlite://
path = {folder}
[session]
authentications = password
[web]
listen = localhost:{port}
"""


def configure(folder: Path, port: int = 8000) -> Path:
    """The configuration, written and read."""
    conf = folder / "trytond.conf"
    conf.write_text(CONF.format(folder=folder, port=port))
    from trytond import config

    config.update_etc(str(conf))
    return conf


def make(folder: Path, conf: Path) -> None:
    """A database with the module and all that it needs."""
    password = folder / "password"
    password.write_text(PASSWORD)
    (folder / f"{NAME}.sqlite").touch()
    admin = Path(sys.executable).with_name("trytond-admin")
    subprocess.run(
        [admin, "-c", conf, "-d", NAME, "-u", "sale", *OPTIONS],
        env={**os.environ, "TRYTONPASSFILE": str(password)},
        check=True,
        stdout=subprocess.DEVNULL,
    )


class Sales:
    """Quotations of one company to one party."""

    def __init__(self, folder: Path):
        conf = configure(folder)
        new = not (folder / f"{NAME}.sqlite").exists()
        if new:
            make(folder, conf)
        from trytond.pool import Pool

        Pool.start()
        self.pool = Pool(NAME)
        self.pool.init()
        if new:
            self.in_transaction(self._settle)
        self.in_transaction(self._find)

    def in_transaction(self, do: Callable[[], Any], **context: Any) -> Any:
        from trytond.transaction import Transaction

        with Transaction().start(NAME, 1, context=context):
            return do()

    def _settle(self) -> None:
        """A company, its currency, its people, what it sells and to whom."""
        get = self.pool.get
        currency = get("currency.currency")(name="Euro", symbol="€", code="EUR")
        currency.save()
        own, buyer = get("party.party")(name="IMIO"), get("party.party")(name="Andenne")
        for party in (own, buyer):
            party.addresses = [get("party.address")(city="Andenne")]
            party.save()
        company = get("company.company")(party=own, currency=currency)
        company.save()
        user = get("res.user")(1)
        user.companies, user.company = [company], company
        user.save()

    def _find(self) -> None:
        (company,) = self.pool.get("company.company").search([])
        (buyer,) = self.pool.get("party.party").search([("name", "=", "Andenne")])
        self.company, self.currency = company.id, company.currency.id
        self.buyer, self.address = buyer.id, buyer.addresses[0].id

    def values(self, number: int) -> dict[str, Any]:
        """A quotation of three lines."""
        lines = [
            {
                "type": "line",
                "description": f"{label}, dossier {number}",
                "quantity": 1,
                "unit_price": Decimal(price),
            }
            for label, price in LINES
        ]
        return {
            "company": self.company,
            "currency": self.currency,
            "party": self.buyer,
            "invoice_address": self.address,
            "shipment_address": self.address,
            "sale_date": date(2026, 1, 1),
            "reference": f"Dossier {number}",
            "description": f"Retrouver un courrier, dossier {number}",
            "lines": [("create", lines)],
        }

    def create(self, times: int, single: bool) -> float:
        """One by one, each in its transaction, or all in one call."""
        every = [self.values(number) for number in range(times)]
        batches = [[values] for values in every] if single else [every]
        gc.collect()
        began = process_time()
        for batch in batches:
            self._create(batch)
        return (process_time() - began) / times

    def _create(self, batch: list[dict[str, Any]]) -> None:
        sale = self.pool.get("sale.sale")
        self.in_transaction(lambda: sale.create(batch), company=self.company)

    def serve(self) -> int:
        """The port of its WSGI application, served by threads as `trytond` does."""
        from trytond.application import app
        from werkzeug.serving import make_server

        server = make_server("localhost", 0, app, threaded=True)
        Thread(target=server.serve_forever, daemon=True).start()
        return server.port

    def load(self, size: int) -> None:
        for first in range(0, size, BATCH):
            numbers = range(first, min(first + BATCH, size))
            self._create([self.values(number) for number in numbers])


def main(folder: Path) -> None:
    logging.disable(logging.WARNING)
    sales = Sales(folder)
    for line in sys.stdin:
        what, *arguments = json.loads(line)
        print(json.dumps(getattr(sales, what)(*arguments)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
