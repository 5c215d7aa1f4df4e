"""What settings say together: figures that contradict one another are refused, both named."""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.words import words
from imio.mutualisation.rules.dated import never_above
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.settings.facts import figures
from imio.mutualisation.settings.limits import Figure
from imio.mutualisation.settings.limits import GRIDS
from imio.mutualisation.settings.limits import ORDERED
from imio.mutualisation.settings.wording import columns
from imio.mutualisation.settings.wording import title
from typing import Any


Values = Mapping[str, Any]

# Those that are being saved: each is written by itself, and judged with the others.
_SAVED: ContextVar[Values | None] = ContextVar("saved", default=None)


@contextmanager
def saved(values: Values) -> Iterator[None]:
    """These settings are written within, all of them or none."""
    token = _SAVED.set(values)
    try:
        yield
    finally:
        _SAVED.reset(token)


def may_stand(values: Values) -> Verdict:
    """Whether settings go together, with each other and with those that stay.

    Refused: `setting_contradiction` (setting, other, value, limit, on).
    """
    known = {**(_SAVED.get() or {}), **values}
    concerned = [
        pair for pair in ORDERED if any(each.setting in values for each in pair)
    ]
    return first_refusal(*(_in_order(known, *pair) for pair in concerned))


def _in_order(known: Values, lower: Figure, higher: Figure) -> Verdict:
    verdict = never_above(figures(known, lower), figures(known, higher))
    named = {"setting": _called(lower), "other": _called(higher)}
    return first_refusal(*(each.about(**named) for each in refusals(verdict)[:1]))


def _called(figure: Figure) -> str:
    """As its page calls it: the setting, then its list or its column."""
    named = columns(figure.setting)
    if figure.code:
        return title(
            figure.setting, text(named[GRIDS[figure.setting].each], figure.code)
        )
    if figure.setting in GRIDS and len(GRIDS[figure.setting].figures) > 1:
        return title(figure.setting, words(named[figure.column].title))
    return title(figure.setting)
