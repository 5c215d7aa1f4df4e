"""In the tests a passphrase is tried at once; in the suite each try costs 0.4 s."""

from imio.mutualisation.standards import sealing


DEAR = sealing.COST


def cheapen() -> None:
    sealing.COST = 2**4
