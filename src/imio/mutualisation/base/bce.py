"""Belgian enterprise numbers (BCE): ten digits, the last two a check."""

from imio.mutualisation.base.fields import fit
from imio.mutualisation.rules.verdict import require
from stdnum.be import vat
from stdnum.exceptions import ValidationError


def compact(text: str | None) -> str:
    """The ten digits without dots, spaces or `BE`; the stripped text if not so."""
    return vat.compact(text or "").strip()


def is_valid(text: str | None) -> bool:
    """Whether the text is an enterprise number somebody can hold.

    Ten digits must be written: `stdnum` would add the leading zero of the old
    nine-digit form, and takes the number zero.
    """
    digits = (
        (text or "").upper().removeprefix("BE").translate(str.maketrans("", "", ". -/"))
    )
    if len(digits) != 10 or not digits.isdigit() or not int(digits[:8]):
        return False
    try:
        vat.validate(digits)
    except ValidationError:
        return False
    return digits[0] in "01"


def display(text: str | None) -> str:
    """`0841.470.248`; the text as it is when it is no enterprise number."""
    digits = compact(text)
    if not is_valid(digits):
        return text or ""
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def enterprise_number(value: str | None) -> bool:
    """A constraint: an enterprise number or nothing. Raises `Unfit`: `bce_invalid`."""
    return fit(require(not value or is_valid(value), "bce_invalid"))
