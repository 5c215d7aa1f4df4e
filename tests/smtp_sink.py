"""A mail server of the tests, which keeps what it is given."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from email import message_from_bytes
from email import policy
from email.message import EmailMessage
from imio.mutualisation.base.courier import Delivery
from imio.mutualisation.base.outbox import FOLDER
from imio.mutualisation.base.outbox import Outbox
from plone import api
from socketserver import StreamRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any

import pytest
import threading
import time
import transaction


SENDER = "ne-pas-repondre@mutualisation.example.org"


class Mail(EmailMessage):
    """As who reads mails as texts sees it; `page` is what the others see."""

    def get_content(self) -> str:
        return self.get_body(("plain", "html")).get_payload(decode=True).decode()

    @property
    def page(self) -> str:
        return self.get_body(("html",)).get_payload(decode=True).decode()


READ = policy.default.clone(message_factory=Mail)


@dataclass
class Sink:
    """`server` keeps what arrives; `host` is the MailHost that waits for `collect`.

    `delay`, in seconds, is how long the server thinks before it says anything; `answer`
    is what it says of each recipient.
    """

    host: Any
    server: Any = None
    delay: float = 0
    answer: str = "250 sink"
    messages: list[Mail] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        """How many mails are on disk."""
        return len(self.outbox.paths())

    @property
    def outbox(self) -> Outbox:
        return Outbox(api.portal.get().getId())

    def collect(self) -> list[Mail]:
        """Let the mails go that wait on disk; all that have arrived so far."""
        outbox = self.outbox
        outbox.make()
        Delivery(outbox, self.host._makeMailer()).deliver()
        return self.messages

    def close(self) -> None:
        """From now on nothing answers there."""
        self.server.shutdown()
        self.server.server_close()


def handler(sink: Sink) -> type[StreamRequestHandler]:
    """A conversation of SMTP (RFC 5321), without extensions."""

    class Handler(StreamRequestHandler):
        def handle(self):
            time.sleep(sink.delay)
            self.say("220 sink")
            for line in self.rfile:
                match line[:4].upper():
                    case b"DATA":
                        self.say("354 go on")
                        sink.messages.append(self.message())
                        self.say("250 kept")
                    case b"RCPT":
                        self.say(sink.answer)
                    case b"QUIT":
                        return self.say("221 bye")
                    case _:
                        self.say("250 sink")

        def say(self, words):
            self.wfile.write(f"{words}\r\n".encode())

        def message(self):
            lines = list(iter(self.rfile.readline, b".\r\n"))
            text = b"".join(line.removeprefix(b".") for line in lines)
            return message_from_bytes(text, policy=READ)

    return Handler


@pytest.fixture
def sink(site, tmp_path, monkeypatch) -> Iterator[Sink]:
    """A mail server to which the site sends: `sink.collect()`; see `Sink`."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "mail"))
    sink = Sink(site.MailHost)
    sink.server = ThreadingTCPServer(("localhost", 0), handler(sink))
    threading.Thread(
        target=sink.server.serve_forever, args=(0.05,), daemon=True
    ).start()
    transaction.begin()  # what the server has written meanwhile is known here
    for name, value in (
        ("smtp_host", "localhost"),
        ("smtp_port", sink.server.server_address[1]),
        ("email_from_address", SENDER),
        ("email_from_name", "IMIO – Mutualisation"),
    ):
        api.portal.set_registry_record(f"plone.{name}", value)
    transaction.commit()
    yield sink
    sink.close()
