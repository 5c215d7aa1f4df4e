"""Services that ran before the suite knew them: what a table may tell of one.

IMIO practice: contracts and support since 2012, which go on.
"""

from collections.abc import Mapping
from datetime import date
from imio.mutualisation.rules.typed import follows
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from itertools import pairwise
from typing import Any


# In the order in which they come.
DAYS = ("signed_on", "acceptance_signed_on", "support_from")


def may_have_run(said: Mapping[str, Any]) -> Verdict:
    """Refused: `days_out_of_order`; `signature_incomplete` where a quote is
    told of without the day on which it was signed.
    """
    days = [said.get(name) for name in DAYS]
    known: list[date] = [each for each in days if each]
    quoted = any(said.get(name) for name in ("number", "signed_name", "one_off"))
    return first_refusal(
        *(follows(*pair) for pair in pairwise(known)),
        require(not quoted or bool(said.get("signed_on")), "signature_incomplete"),
    )
