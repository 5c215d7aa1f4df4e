"""A draft is proposed, and IMIO shares what is proposed."""

from collections.abc import Iterator
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.resource.schema import IResource


def waits(resource: IResource) -> Iterator[Wait]:
    yield from by_step(resource, "propose", "share")


WAITS = Waits(waits, {})
