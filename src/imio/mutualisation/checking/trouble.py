"""What a check finds."""

from collections.abc import Callable
from typing import Any
from typing import NamedTuple


class Trouble(NamedTuple):
    """Where something is wrong and what, in French for who keeps the site.

    `mend` puts it right; without it a person must find out what happened.
    """

    where: str
    what: str
    mend: Callable[[], Any] | None = None

    def __str__(self) -> str:
        return f"{self.where} : {self.what}"
