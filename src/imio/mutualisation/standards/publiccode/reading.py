"""A file of publiccode.yml, from its bytes."""

from imio.mutualisation.standards.publiccode.checking import check
from imio.mutualisation.standards.publiccode.document import Document
from imio.mutualisation.standards.publiccode.document import Problem
from imio.mutualisation.standards.publiccode.loading import load


def read(data: bytes) -> Document | tuple[Problem, ...]:
    """The document in a file, or what keeps it from being one.

    The problems of `loading.load`, alone, or those of `checking.check`.
    """
    loaded = load(data)
    return (loaded,) if isinstance(loaded, Problem) else check(loaded)
