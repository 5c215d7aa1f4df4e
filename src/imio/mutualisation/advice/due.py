"""What time does: an alert before the end, then the delay is past."""

from collections.abc import Iterator
from imio.mutualisation.advice.mails import tell_alert
from imio.mutualisation.advice.schema import IAdvice
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.guard import workflow
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _


ALERTED = _("due_advice_alerted", default="Those who give the advice were alerted")


def settle() -> list[Line]:
    """All advice that is asked."""
    return each(found("Advice", review_state="asked"), go_on)


def go_on(advice: IAdvice) -> Iterator[Done]:
    """One: alerted once, then passed over."""
    if advice.may_lapse():
        title = workflow(advice).transitions["lapse"].title
        perform_itself(advice, "lapse")
        yield Done(advice, "lapse", title)
    elif advice.alerted_on is None and advice.alert_on <= clock.today():
        advice.alerted_on = clock.today()
        tell_alert(advice)
        yield Done(advice, "alert", words(ALERTED))
