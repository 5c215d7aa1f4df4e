"""An address that is no text (`%FF`) names nothing, as any other that leads nowhere.

Zope reads the address as UTF-8 before it tells anybody of the request, and fails where it is
not: what cannot be read is spelled as U+FFFD before.
"""

from collections.abc import Callable
from collections.abc import Iterable
from typing import Any


Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def spelled(app: Application, _defaults: object = None) -> Application:
    """A filter of PasteDeploy."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        sent = environ.get("PATH_INFO", "").encode("latin-1")  # PEP 3333
        environ["PATH_INFO"] = (
            sent.decode("utf-8", "replace").encode().decode("latin-1")
        )
        return app(environ, start_response)

    return answer
