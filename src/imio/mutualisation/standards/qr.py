"""QR codes for printed documents."""

from io import BytesIO

import segno


def svg(text: str) -> str:
    """The QR code of `text` as an SVG document, black on white.

    It holds the quiet zone of four modules that readers need around it, and is read
    with 15 % of it worn away. Raises `segno.DataOverflowError` above some 2 300 bytes.
    """
    drawing = BytesIO()
    segno.make_qr(text, error="m").save(
        drawing, kind="svg", light="#fff", xmldecl=False
    )
    return drawing.getvalue().decode()
