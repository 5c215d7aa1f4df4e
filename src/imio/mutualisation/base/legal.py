"""The legal numbers of the control panel, as the rules take them."""

from dataclasses import asdict
from dataclasses import replace
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.settings import title
from imio.mutualisation.rules.dated import DatedNumber
from imio.mutualisation.rules.dated import in_force
from imio.mutualisation.rules.delegates import renewal_after
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.verdict import Refused


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


def council_renewal(on: date) -> date | Refused:
    """The next renewal of the councils: who is named on a day stays until then.

    Refused: `setting_missing` (setting, on) where no renewal is known, since no mandate is
    without end.
    """
    name = "council_renewals"
    known = renewal_after(on, [row["day"] for row in setting(name) or ()])
    return known or Refused("setting_missing", {"setting": title(name), "on": on})
