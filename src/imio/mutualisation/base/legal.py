"""The legal numbers of the control panel, as the rules take them."""

from dataclasses import asdict
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.settings import setting
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.legal import LegalNumbers


def legal_numbers(on: date | None = None) -> LegalNumbers:
    """The numbers in force on a day (today by default); the law's where none is."""
    return LegalNumbers(
        **{
            code: _in_force(code, on or clock.today()) or number
            for code, number in asdict(DEFAULTS).items()
        }
    )


def _in_force(code: str, on: date) -> int | None:
    rows = setting("legal_numbers") or ()
    dated = [
        DatedNumber(row["valid_from"], row["value"])
        for row in rows
        if row["code"] == code
    ]
    found = in_force(dated, on)
    return int(found.value) if found else None
