"""The round of the day: every step that time alone brings about."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.doors import by_time
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.guard import workflow
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from Products.ZCatalog.interfaces import ICatalogBrain
from transaction.interfaces import TransientError
from typing import Any
from zope.component import getUtilitiesFor
from zope.interface import Interface

import logging
import transaction


logger = logging.getLogger(__name__)

UNEXPECTED = _(
    "due_unexpected", default="An error of the site itself: look it up in its log."
)


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was taken: the id of a transition, or another word, and its title."""

    obj: Any
    what: str
    title: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A record that did not go on, and why, in a sentence."""

    url: str
    title: str
    error: str


Line = Done | Failed


class IDueSteps(Interface):
    """Registered by name: called without arguments, it takes the steps of one domain
    through `each`, and answers them; called again, it does nothing.
    """


def settle() -> list[Line]:
    """Take every step that is due, in all domains."""
    with by_time():
        return [line for steps in _domains() for line in steps()]


def _domains() -> Iterable[Callable[[], list[Line]]]:
    return (steps for _name, steps in sorted(getUtilitiesFor(IDueSteps)))


def each(
    brains: Iterable[ICatalogBrain], steps: Callable[[Any], Iterable[Done]]
) -> list[Line]:
    """Take the steps of each record; one that fails does not stop the others."""
    return [line for brain in brains for line in _taken_or_failed(brain, steps)]


def _taken_or_failed(
    brain: ICatalogBrain, steps: Callable[[Any], Iterable[Done]]
) -> Iterator[Line]:
    """What was taken stays when a later step of the same record fails."""
    kept = transaction.savepoint(optimistic=True)
    try:
        for done in steps(brain.getObject()):
            kept = transaction.savepoint(optimistic=True)
            yield done
    except TransientError:
        raise  # the publisher begins the whole round again
    except Exception as error:
        kept.rollback()
        logger.exception("The round of the day fails for %s", brain.getURL())
        yield Failed(brain.getURL(), brain.Title, _why(error))


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, Refusal) else words(UNEXPECTED)


def take(obj: Any, transition: str, comment: str = "") -> Done:
    """Take a transition. Raises `Refusal`."""
    title = workflow(obj).transitions[transition].title
    perform(obj, transition, comment)
    return Done(obj, transition, title)
