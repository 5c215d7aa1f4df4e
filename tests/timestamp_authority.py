"""A time-stamping authority (RFC 3161) on this machine, run by openssl."""

from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from http.server import HTTPServer
from pathlib import Path

import pytest
import shutil
import subprocess
import threading


# The root, the certificate that may only sign time-stamps, and how answers are made.
OPENSSL_CONF = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[authority]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = answer
[answer]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
"""
CERTIFICATE = "req -x509 -newkey rsa:2048 -nodes -days 2 -config conf"
ROOT = f"{CERTIFICATE} -extensions root -subj /CN=root -keyout root.key -out root.pem"
AUTHORITY = (
    f"{CERTIFICATE} -extensions authority -subj /CN=authority"
    " -CA root.pem -CAkey root.key -keyout tsa.key -out tsa.pem"
)
REPLY = (
    "ts -reply -config conf -signer tsa.pem -inkey tsa.key -queryfile query -out answer"
)
MISSING = "the time-stamp tests need openssl: sudo apt-get install openssl"


@dataclass(slots=True)
class Authority:
    """Signs what is posted to `url`; `root_pem` vouches for it.

    `instead`, an HTTP status and a body, is what it answers when it is set.
    """

    folder: Path
    url: str = ""
    instead: tuple[int, bytes] | None = None

    @property
    def root_pem(self) -> bytes:
        return (self.folder / "root.pem").read_bytes()

    def openssl(self, command: str) -> None:
        arguments = ["openssl", *command.split()]
        subprocess.run(arguments, cwd=self.folder, check=True, capture_output=True)

    def found(self) -> None:
        """Make the certificates."""
        (self.folder / "conf").write_text(OPENSSL_CONF)
        (self.folder / "serial").write_text("01\n")
        self.openssl(ROOT)
        self.openssl(AUTHORITY)

    def answer(self, query: bytes) -> tuple[int, bytes]:
        (self.folder / "query").write_bytes(query)
        self.openssl(REPLY)
        return 200, (self.folder / "answer").read_bytes()


def handler(authority: Authority) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            query = self.rfile.read(int(self.headers["Content-Length"]))
            status, body = authority.instead or authority.answer(query)
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Say nothing on the terminal."""

    return Handler


@pytest.fixture(scope="session")
def tsa(tmp_path_factory) -> Iterator[Authority]:
    """An authority at work: `tsa.url`, `tsa.root_pem`; see `Authority`."""
    if not shutil.which("openssl"):
        pytest.fail(MISSING)
    authority = Authority(tmp_path_factory.mktemp("tsa"))
    authority.found()
    with HTTPServer(("localhost", 0), handler(authority)) as server:
        authority.url = f"http://localhost:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield authority
        server.shutdown()
