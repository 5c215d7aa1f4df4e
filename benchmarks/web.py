"""Requests to the publisher without a network: what a page costs the processor."""

from base64 import b64encode
from dataclasses import dataclass
from imio.mutualisation.demo.people import PASSWORD
from io import BytesIO
from measuring import timed
from measuring import Work
from typing import Any
from urllib.parse import quote
from ZPublisher.httpexceptions import HTTPExceptionHandler
from ZPublisher.WSGIPublisher import publish_module

import json


PUBLISHER = HTTPExceptionHandler(publish_module)
JSON = "application/json"
HTML = "text/html"


class Answered(AssertionError):
    """Something else than what is measured was answered."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks; nobody without a login."""

    login: str = ""
    accept: str = HTML

    def get(self, path: str, query: str = "") -> bytes:
        """The body of what is at a path. Raises `Answered` unless it is 200."""
        return self.ask("GET", path, query)

    def json(self, path: str, query: str = "") -> Any:
        return json.loads(self.get(path, query))

    def ask(self, method: str, path: str, query: str = "", body: bytes = b"") -> bytes:
        status = []
        parts = PUBLISHER(
            self._environ(method, path, query, body),
            lambda line, headers, *error: status.append(line),
        )
        answer = b"".join(parts)
        if not status[0].startswith("2"):
            raise Answered(f"{status[0]} at {path}: {answer[:300]!r}")
        return answer

    def _environ(self, method: str, path: str, query: str, body: bytes) -> dict:
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8080",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost:8080",
            "HTTP_ACCEPT": self.accept,
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": JSON,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": BytesIO(body),
            "wsgi.url_scheme": "http",
        }
        if self.login:
            word = b64encode(f"{self.login}:{PASSWORD}".encode()).decode()
            environ["HTTP_AUTHORIZATION"] = f"Basic {word}"
        return environ

    def getting(self, path: str, query: str = "", times: int = 1) -> Work:
        """A round of the same request, so many times."""
        return timed(lambda: self.get(path, query), times)


def path_of(obj: Any) -> str:
    """Where an object is for the publisher."""
    return quote("/".join(obj.getPhysicalPath()))
