"""What a page of a record offers is there: the threshold closes no door that is shown."""

from frame import UNFRAMED
from imio.mutualisation.security import TYPES
from urllib.parse import urldefrag

import pytest
import re


HTML = {"Accept": "text/html"}
# One record of each type and state is enough: their links are those of the rest.
ADDRESS = re.compile(r'<(?:a|form)\b[^>]*?(?:href|action)="(http[^"]+)"', re.DOTALL)
# What writes or leaves is not followed.
NEVER = (
    "logout",
    "_authenticator",
    "delete_confirmation",
    "++resource++",
    "@@transition",
)


def one_of_each(person):
    for name in TYPES:
        found = person.get(f"@search?portal_type=imio.mutualisation.{name}&b_size=400")
        states = {}
        for each in found.json()["items"]:
            states.setdefault(each["review_state"], each["@id"])
        yield from states.values()


@pytest.mark.parametrize("login", ["agent-andenne", "partenaire-alpha", "imio-officer"])
def test_no_link_of_a_record_is_dead(client, site, login):
    person, seen, dead = client(login), set(), set()
    for page in one_of_each(person):
        text = person.get(page, headers=HTML).text
        for found in ADDRESS.findall(text):
            link = urldefrag(found.replace("&amp;", "&")).url
            below = link.startswith((f"{page}/", f"{page}?"))
            if link in seen or not below or any(each in link for each in NEVER):
                continue
            seen.add(link)
            answer = person.get(
                link, params=UNFRAMED, headers=HTML, stream=True, allow_redirects=False
            )
            if answer.status_code in (404, 500):
                dead.add((link.replace(site.absolute_url(), ""), answer.status_code))
    assert seen and not dead
