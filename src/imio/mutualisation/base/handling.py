"""A form of fields that is refused is shown again, whatever it was refused by: what was typed
is never lost.
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.drafts import tell_saved
from imio.mutualisation.base.openings import close
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.versions import is_stale
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import refusals
from typing import Any
from z3c.form.action import ActionErrorOccurred
from z3c.form.button import ButtonAction
from z3c.form.button import ButtonActionHandler
from z3c.form.interfaces import ActionExecutionError
from z3c.form.interfaces import IActionHandler
from z3c.form.interfaces import IHandlerForm
from zope.component import adapter
from zope.event import notify
from zope.interface import implementer
from zope.interface import Interface

import transaction


MOVED = (302, 303)


@implementer(IActionHandler)
@adapter(IHandlerForm, IMutualisationLayer, Interface, ButtonAction)
class Handled(ButtonActionHandler):
    """What is refused while it is written, by a rule that a subscriber asks, leaves no
    trace but the sentence above the form.
    """

    def __call__(self) -> Any:
        response = self.request.response
        try:
            result = super().__call__()
        except Refusal as refusal:
            transaction.doom()
            response.setStatus(refusal.status)
            for each in refusals(refusal.refused):
                error = ActionExecutionError(Unfit(each))
                notify(ActionErrorOccurred(self.action, error))
            return None
        if is_stale(self.form):
            response.setStatus(409)
        elif response.getStatus() in MOVED or getattr(self.form, "_finishedAdd", False):
            close(self.request)
            tell_saved(self.request)
        return result
