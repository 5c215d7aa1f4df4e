"""Views of lists that people keep: an address with a name, one's own or shared.

Source: IMIO practice. Who looks after many records asks the same of a list every day; what
IMIO shares is for its officers, or for all who sign in.
"""

from imio.mutualisation.rules.typed import says
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict

import re


OWN, STAFF, EVERYBODY = AUDIENCES = ("own", "staff", "all")
MOST = 50  # of a person
TITLE = 80  # signs
# A page of this site: no other host, and no way up.
PAGE = re.compile(r"(?!.*\.\.)[\w@-][\w@./-]{0,199}", re.ASCII)
# What is asked of it, as an address writes it: no other line, and no fragment.
ASKED = re.compile(r"[\w.~!$&'()*+,;=:@/?%-]{0,2000}", re.ASCII)


def may_keep(
    title: str, page: str, query: str, audience: str, held: int, of_imio: bool
) -> Verdict:
    """Whether somebody who holds so many may keep this one. Refused: `view_untitled`,
    `view_too_long` (most), `view_elsewhere`, `view_audience` (value), `view_not_shared`,
    `view_too_many` (most).
    """
    return first_refusal(
        require(says(title), "view_untitled"),
        require(len(title) <= TITLE, "view_too_long", most=TITLE),
        require(
            PAGE.fullmatch(page) is not None and ASKED.fullmatch(query) is not None,
            "view_elsewhere",
        ),
        require(audience in AUDIENCES, "view_audience", value=audience),
        require(of_imio or audience == OWN, "view_not_shared"),
        require(held < MOST, "view_too_many", most=MOST),
    )
