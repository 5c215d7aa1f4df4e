"""Which request a line of the log is of: one name of its own, which the answer bears, too.

The same lines, as JSON for a collector of logs, where `MUTUALISATION_JSON_LOG` names a file.
"""

from contextvars import ContextVar
from pythonjsonlogger.json import JsonFormatter
from uuid import uuid4
from zope.component import adapter
from zope.processlifetime import IProcessStarting
from zope.publisher.interfaces import IEndRequestEvent
from ZPublisher.interfaces import IPubStart

import logging
import logging.handlers
import os
import re


FILE = "MUTUALISATION_JSON_LOG"
HEADER = "X-Request-ID"
# What a proxy sends: nothing that could make another line, or a long one.
NAME = re.compile(r"[A-Za-z0-9._-]{8,64}")
# As a line tells it, and as logging calls it.
TOLD = {
    "levelname": "level",
    "name": "logger",
    "thread": "thread",
    "threadName": "thread_name",
    "request": "request",
    "message": "message",
}

_current = ContextVar("request", default="")


@adapter(IPubStart)
def name_request(event: IPubStart) -> None:
    """The name that the proxy gave, or a new one."""
    sent = event.request.environ.get("HTTP_X_REQUEST_ID", "")
    name = sent if NAME.fullmatch(sent) else uuid4().hex
    event.request.response.setHeader(HEADER, name)
    _current.set(name)


@adapter(IEndRequestEvent)
def forget_request(event: IEndRequestEvent) -> None:
    """The thread goes on to something else."""
    _current.set("")


class OfRequest(logging.Filter):
    """Lets every line through, with the name of the request that its thread answers."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request = _current.get()
        return True


@adapter(IProcessStarting)
def begin(event: IProcessStarting) -> None:
    """One line of JSON for each line of the log; a file that logrotate moves is made anew."""
    if os.environ.get(FILE):
        logging.getLogger().addHandler(handler(os.environ[FILE]))


def handler(path: str) -> logging.Handler:
    """What writes to that file: `time` in UTC (ISO 8601), what `TOLD` names, `exc_info`."""
    made = logging.handlers.WatchedFileHandler(path, encoding="utf-8")
    made.addFilter(OfRequest())
    made.setFormatter(JsonFormatter([*TOLD], rename_fields=TOLD, timestamp="time"))
    return made
