"""Addresses, e-mail addresses and paths of files, as the standard takes them."""

from imio.mutualisation.standards.ocds.validating import URI
from pathlib import PurePosixPath
from urllib.parse import unquote
from urllib.parse import urlsplit

import re


NEVER = re.compile(r"[\s<>\"\\^`]")  # neither in an address nor in its looser spellings
WEB = ("http", "https")
PORTS = {"http": ":80", "https": ":443"}
LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3, without its angle brackets
URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,31}:.+", re.ASCII | re.IGNORECASE)
EMAIL = re.compile(
    r"[^\s@<>()\[\],;:\"\\]+@([a-z0-9]([\w-]*\w)?\.)+[a-z][\w-]*\w", re.IGNORECASE
)


def is_url(text: str) -> bool:
    """A whole address, of any scheme: `https://example.org/`, `git://example.org/a`."""
    try:
        parts = urlsplit(text)
        sound = parts.port is None or parts.port >= 0
    except ValueError:
        return False
    return sound and bool(parts.scheme and parts.hostname) and not NEVER.search(text)


def repository(address: str) -> str:
    """What two spellings of the address of one repository share.

    Neither the scheme nor its usual port, `www.`, capitals, signs that need no escape, a
    slash at the end or `.git` make another one of it; a query does.
    """
    parts = urlsplit(unquote(address.strip()).lower())
    host = parts.netloc.rpartition("@")[2].removesuffix(PORTS.get(parts.scheme, ":"))
    way = re.sub("/+", "/", parts.path).rstrip("/").removesuffix(".git")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host.rstrip('.').removeprefix('www.')}{way}{query}"


def is_link(text: str) -> bool:
    """An address of the web."""
    return is_url(text) and urlsplit(text).scheme in WEB


def is_uri(text: str) -> bool:
    """An identifier: an address, a URN, or another scheme that needs no host."""
    scheme, _colon, rest = text.partition(":")
    if rest.startswith("//") or scheme.lower() in WEB:
        return is_url(text)
    if scheme.lower() == "urn" and not URN.fullmatch(text):
        return False
    return bool(rest) and bool(URI.fullmatch(text))


def is_email(text: str) -> bool:
    """An e-mail address that is not disguised."""
    sound = len(text) <= LONGEST_EMAIL and text.isprintable() and ".." not in text
    return sound and bool(EMAIL.fullmatch(text))


def is_mailbox(text: str) -> bool:
    """An e-mail address in the signs that every server of mail takes (RFC 5321, not 6531)."""
    return text.isascii() and is_email(text)


def is_file(text: str) -> bool:
    """The path of a file from the root of its repository, or its address."""
    if ":" in text.split("/")[0]:
        return is_link(text)
    return not text.startswith(("/", "\\"))


def ending(text: str) -> str:
    """The ending of the name of a file, `svg`."""
    return PurePosixPath(urlsplit(text).path).suffix.lower().removeprefix(".")
