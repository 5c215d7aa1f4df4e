"""QR codes as drawings."""

from imio.mutualisation.standards import qr
from xml.etree import ElementTree

import pytest


pytestmark = pytest.mark.row("G15")

URL = "https://localhost/adherents/andenne/deliberation-1"


def test_it_is_a_drawing_with_its_quiet_zone():
    drawing = ElementTree.fromstring(qr.svg(URL))
    ground, modules = drawing.iter("{http://www.w3.org/2000/svg}path")
    assert drawing.get("width") == drawing.get("height")
    assert ground.get("fill") == "#fff"
    assert modules.get("d").startswith("M4 4.5h7")


def test_a_text_has_one_drawing():
    assert qr.svg(URL) == qr.svg(URL)
    assert qr.svg(URL) != qr.svg(URL + "0")
    assert len(qr.svg(URL * 10)) > len(qr.svg(URL))
