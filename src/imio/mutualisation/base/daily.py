"""The round of the day: every step that time alone brings about."""

from collections.abc import Iterable
from typing import Any
from zope.component import getUtilitiesFor
from zope.interface import Interface


class IDueSteps(Interface):
    """Registered by name: called without arguments, it takes the steps of one domain
    and answers each object with the transition; called again, it does nothing.
    """


def settle() -> list[tuple[Any, str]]:
    """Take every step that is due, in all domains."""
    return [done for steps in _domains() for done in steps()]


def _domains() -> Iterable[Any]:
    return (steps for _name, steps in sorted(getUtilitiesFor(IDueSteps)))
