"""The short name of a watched tender follows its open contracting identifier."""

from hashlib import sha256

import re


PLAIN = re.compile(r"ocds(-[a-z0-9]+)+")


def name_of(ocid: str) -> str:
    """`ocds-213czf-000-00001`; a part and a digest where it is no plain name."""
    if PLAIN.fullmatch(ocid) and len(ocid) <= 100:
        return ocid
    part = re.sub(r"[^a-z0-9]+", "-", ocid.lower())[:60].strip("-")
    return f"{part or 'ocds'}-{sha256(ocid.encode()).hexdigest()[:12]}"
