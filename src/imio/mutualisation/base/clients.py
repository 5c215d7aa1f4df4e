"""The services that authorities have and have had, from the sums of the catalogue."""

from imio.mutualisation.base.tally import by_subject
from imio.mutualisation.base.tally import SERVED
from imio.mutualisation.rules.clients import Service


def services() -> list[Service]:
    """Each service in support, and those that ended, whoever asks: for figures only."""
    return [
        Service(*key)
        for sums in by_subject(SERVED).values()
        for key, (count, *_sums) in sums.items()
        for _ in range(count)
    ]
