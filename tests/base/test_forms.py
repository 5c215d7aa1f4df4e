"""A form of Plone's is sent at once; the server checks it."""

import re


def test_the_browser_checks_no_whole_form(client):
    officer = client("imio-officer")
    page = officer.get("catalogue/ged/edit", headers={"Accept": "text/html"}).text
    assert (
        "formnovalidate" in re.search(r'<button[^>]+"form.buttons.save"[^>]*>', page)[0]
    )
