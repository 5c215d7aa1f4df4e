"""What an act asks for waits for the people of its authority; late once its day is past."""

from collections.abc import Iterator
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.followup.schema import IFollowup


def waits(wanted: IFollowup) -> Iterator[Wait]:
    yield from by_step(wanted, "provide", until=wanted.until)


WAITS = Waits(waits, {})
