"""What every record answers."""

from collections.abc import Iterable
from typing import Any
from typing import Protocol


class Record(Protocol):
    """Content of the suite."""

    title: str

    def UID(self) -> str: ...

    def absolute_url(self) -> str: ...

    def objectValues(self) -> list[Any]: ...

    def reindexObject(self, idxs: Iterable[str] = ...) -> None: ...

    def review_state(self) -> str:
        """The id of the present state."""
        ...
