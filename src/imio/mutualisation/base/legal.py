"""The legal numbers of the control panel, as the rules take them."""

from dataclasses import asdict
from dataclasses import replace
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.settings import setting
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.legal import LegalNumbers


def legal_numbers(on: date | None = None) -> LegalNumbers:
    """The numbers in force on a day (today by default); the law's where none is."""
    rows, day = setting("legal_numbers") or (), on or clock.today()
    dated = {
        code: [
            DatedNumber(row["valid_from"], row["value"])
            for row in rows
            if row["code"] == code
        ]
        for code in asdict(DEFAULTS)
    }
    found = {code: in_force(numbers, day) for code, numbers in dated.items()}
    known = {code: int(number.value) for code, number in found.items() if number}
    return replace(DEFAULTS, **known)
