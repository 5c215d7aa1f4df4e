"""How many annexes one record holds."""

from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.base.settings import figure_due
from imio.mutualisation.rules.sending import may_hold
from imio.mutualisation.rules.verdict import Verdict
from typing import Any


def may_hold_one_more(holder: Any, added: int = 0) -> Verdict:
    """Whether there is room; `added`: how many of those that are there are not counted,
    since they are being added. Refused: as `may_hold`.
    """
    files = sum(IAnnex.providedBy(each) for each in holder.objectValues())
    return may_hold(files - added, figure_due("files_of_record"))
