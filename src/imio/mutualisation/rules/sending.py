"""How much one person may send: more than anybody needs, less than what hides the rest.

Source: IMIO practice; the figures are settings.
"""

from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


def may_send(sent: int, most: int) -> Verdict:
    """One more message or question, of a person that sent so many on a record that day.

    Refused: `sent_too_many` (most).
    """
    return require(sent < most, "sent_too_many", most=most)


def may_hold(files: int, most: int) -> Verdict:
    """One more file, in a record that holds so many. Refused: `files_too_many` (most)."""
    return require(files < most, "files_too_many", most=most)
