"""A scanner that the instance names looks through every file; silent, it lets none in."""

from base64 import b64encode
from imio.mutualisation.base.scanning import CLAMD
from socketserver import StreamRequestHandler
from socketserver import ThreadingMixIn
from socketserver import ThreadingTCPServer
from socketserver import UnixStreamServer

import pytest
import struct
import threading


# The test file of the makers of scanners (eicar.org), in two parts: whole, it would be
# taken from this place by the scanner of whoever works on it.
EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"
BETA = "partenaires/developpeuse-fictive-beta"


class Daemon(StreamRequestHandler):
    """clamd, as far as `INSTREAM` goes (man clamd)."""

    def handle(self):
        assert self.rfile.readline() == b"nINSTREAM\n"
        data = b"".join(iter(self.chunk, b""))
        self.server.seen.append(data)
        found = b"Eicar-Test-Signature FOUND" if EICAR.encode() in data else b"OK"
        self.wfile.write(self.server.answer or b"stream: " + found + b"\n")

    def chunk(self):
        (size,) = struct.unpack("!L", self.rfile.read(4))
        return self.rfile.read(size)


class UnixServer(ThreadingMixIn, UnixStreamServer):
    """The same by a path."""


def serving(server):
    server.seen, server.answer = [], b""
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


@pytest.fixture(params=["port", "path"])
def clamd(request, monkeypatch, tmp_path):
    """A daemon that the instance names."""
    path = str(tmp_path / "clamd.ctl")
    if request.param == "path":
        server, named = UnixServer(path, Daemon), path
    else:
        server = ThreadingTCPServer(("127.0.0.1", 0), Daemon)
        named = f"127.0.0.1:{server.server_address[1]}"
    monkeypatch.setenv(CLAMD, named)
    yield serving(server)
    server.shutdown()
    server.server_close()


def by_field(client, text):
    encoded = b64encode(text.encode()).decode()
    file = {"data": encoded, "encoding": "base64", "filename": "note.txt"}
    body = {"@type": "imio.mutualisation.Resource", "title": "G", "kind": "other"}
    return client("imio-officer").post("ressources", json={**body, "document": file})


def by_bid(client, text):
    bidder = client("partenaire-beta")
    tender = {"tender": "marches/logiciel-de-gestion-des-subsides"}
    bid = bidder.post(f"{BETA}/@bids", json=tender).json()["@id"]
    encoded = b64encode(text.encode()).decode()
    file = {"data": encoded, "encoding": "base64", "filename": "note.txt"}
    return bidder.post(f"{bid}/@seal", json={"lots": [], "files": [file]})


def by_table(client, text):
    file = {"file": ("table.csv", text)}
    return client("imio-manager").post("adherents/@import-members", files=file)


def by_package(client, text):
    file = {"file": ("ocds.json", text)}
    return client("imio-manager").post("@ocds-import", files=file)


def by_publiccode(client, text):
    file = {"file": ("publiccode.yml", text)}
    return client("imio-manager").post("@publiccode", files=file)


WAYS = [by_field, by_bid, by_table, by_package, by_publiccode]


@pytest.mark.parametrize("send", WAYS)
def test_what_is_found_is_refused(client, clamd, send):
    answer = send(client, EICAR)
    said = answer.json()
    assert (answer.status_code, said["reason"]) == (400, "file_infected")
    assert "Eicar-Test-Signature" in said["message"]
    assert len(clamd.seen) == 1


@pytest.mark.parametrize("send", WAYS)
def test_what_is_clean_goes_on(client, clamd, send):
    assert "scanner" not in send(client, "Bonjour").text
    assert clamd.seen == [b"Bonjour"]


@pytest.mark.parametrize("answer", [b"stream: no memory ERROR\n", b"?\n", b"\n"])
def test_an_answer_that_is_none_lets_nothing_in(client, clamd, answer):
    clamd.answer = answer
    told = by_field(client, "Bonjour")
    assert (told.status_code, told.json()["reason"]) == (503, "scanner_silent")


@pytest.mark.parametrize("named", ["127.0.0.1:1", "/nowhere/clamd.ctl", "here:there"])
@pytest.mark.parametrize("send", WAYS)
def test_a_silent_scanner_lets_nothing_in(client, monkeypatch, send, named):
    monkeypatch.setenv(CLAMD, named)
    told = send(client, "Bonjour")
    assert (told.status_code, told.json()["reason"]) == (503, "scanner_silent")


def test_none_is_named_by_default(client):
    assert by_field(client, EICAR).status_code == 201
