"""Values of a product that publiccode.yml rules, as the forms and REST check them."""

from collections.abc import Callable
from collections.abc import Iterable
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.standards.publiccode.checking import MILD
from imio.mutualisation.standards.publiccode.document import Problem
from imio.mutualisation.standards.publiccode.kinds import KINDS


def fits(kind: str, key: str) -> Callable[[str], bool]:
    """A constraint: the value is of a kind of `kinds.KINDS`; `key` names it.

    Raises `Unfit`; nothing passes, and what only needs another spelling.
    """

    def constraint(value: str) -> bool:
        read = KINDS[kind](value or None)
        if value and read.code and read.code not in MILD:
            raise Unfit(Problem(key, read.code, read.details).refused)
        return True

    return constraint


def each_fits(kind: str, key: str) -> Callable[[Iterable[str]], bool]:
    """The same for each value of a list."""
    one = fits(kind, key)
    return lambda values: all(map(one, values))
