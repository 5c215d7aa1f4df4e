"""Forms as a browser sends them: with the token that the site gives this person."""

from plone import api
from plone.protect import createToken

import re


# Of a browser; what is refused comes without its page, which takes its time.
FORM = {"Accept": "*/*"}


def send(person, address, /, file=None, **typed):
    """The answer to a form of somebody who has signed in; a file is (name, content)."""
    with api.env.adopt_user(username=person.auth[0]):
        typed["_authenticator"] = createToken()
    files = {"file": file} if file else None
    return person.post(address, data=typed, files=files, headers=FORM)


def understood(page):
    """What a form shows to be confirmed, as it is sent back."""
    (shown,) = re.findall(r'name="confirmed"\s+type="hidden"\s+value="(.+?)"', page)
    return shown
