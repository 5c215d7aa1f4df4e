"""A session waits for the next one to sign."""

from collections.abc import Iterator
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.signing.schema import ISigning


TASKS = {"sign": Task(_("task_sign", default="Sign"), "@@signer")}


def waits(session: ISigning) -> Iterator[Wait]:
    turn = session.turn()
    if turn is not None:
        yield Wait("sign", person=turn.account, until=session.until)


WAITS = Waits(waits, TASKS)
