"""What a request brings to the import: a file, or a package as its body."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.scanning import may_come_in
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.ocds.reading import MAX_BYTES
from imio.mutualisation.watch.package import Package
from imio.mutualisation.watch.package import read_package
from typing import Any


def received(request: Any) -> Package | Refused:
    """The package of a request. Refused: `file_missing`, or as `read_package`.

    Raises `Refusal`: as `may_come_in`.
    """
    data = _content(request)
    if not data:
        return Refused("file_missing")
    or_refuse(may_come_in("ocds.json", data))
    return read_package(data)


def _content(request: Any) -> bytes:
    upload = request.form.get("file")
    if getattr(upload, "filename", None):
        return upload.read(MAX_BYTES + 1)
    if (request.getHeader("Content-Type") or "").startswith("application/json"):
        return request["BODYFILE"].read(MAX_BYTES + 1)
    return b""
