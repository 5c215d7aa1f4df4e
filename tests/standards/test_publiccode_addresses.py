from imio.mutualisation.standards.publiccode.addresses import ending
from imio.mutualisation.standards.publiccode.addresses import is_email
from imio.mutualisation.standards.publiccode.addresses import is_file
from imio.mutualisation.standards.publiccode.addresses import is_link
from imio.mutualisation.standards.publiccode.addresses import is_uri
from imio.mutualisation.standards.publiccode.addresses import is_url

import pytest


@pytest.mark.parametrize(
    ("text", "url", "link"),
    [
        ("https://example.org", True, True),
        ("HTTP://example.org:8080/é?a=b%20c#d", True, True),
        ("git://example.org/a.git", True, False),
        ("ssh://git@example.org/a.git", True, False),
        ("git@example.org:a.git", False, False),
        ("example.org", False, False),
        ("//example.org/a", False, False),
        ("https://", False, False),
        ("https:///a", False, False),
        ("https://example.org/a b", False, False),
        ("https://example.org:x/", False, False),
        ("https://example.org:99999/", False, False),
        ("https://[::1", False, False),
        ("javascript:alert(1)", False, False),
        ("mailto:a@example.org", False, False),
        ("", False, False),
    ],
)
def test_an_address_is_whole(text, url, link):
    assert (is_url(text), is_link(text)) == (url, link)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("https://example.org/imio", True),
        ("urn:x-italian-pa:c_h501", True),
        ("URN:isbn:9780000000000", True),
        ("did:web:example.org", True),
        ("urn:x", False),
        ("urn::a", False),
        ("http:imio", False),
        ("https://", False),
        ("imio", False),
        ("IMIO asbl", False),
        ("imio:", False),
        ("", False),
    ],
)
def test_an_identifier_has_a_scheme(text, sound):
    assert is_uri(text) is sound


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("zoe.fictive@example.org", True),
        ("zoe+tri@sous.example.org", True),
        ("zoé@exemple-é.be", True),
        ("zoe@example", False),
        ("zoe@@example.org", False),
        ("zoe@example..org", False),
        ("zoe at example.org", False),
        ("Zoé <zoe@example.org>", False),
        ("zoe@-example.org", False),
        ("", False),
        ("a" * 250 + "@b.be", False),
        ("a\u200b@b.be", False),
    ],
)
def test_an_email_address_is_written_out(text, sound):
    assert is_email(text) is sound


@pytest.mark.parametrize(
    ("text", "sound", "kind"),
    [
        ("img/logo.svg", True, "svg"),
        ("Logo.PNG", True, "png"),
        ("https://example.org/logo.svg?raw=true", True, "svg"),
        ("a/b:c.png", True, "png"),
        ("logo", True, ""),
        ("/logo.svg", False, "svg"),
        ("file:///logo.svg", False, "svg"),
        ("C:\\logo.svg", False, "svg"),
        ("ftp://example.org/logo.svg", False, "svg"),
    ],
)
def test_a_file_is_in_the_repository_or_on_the_web(text, sound, kind):
    assert is_file(text) is sound
    assert ending(text) == kind
