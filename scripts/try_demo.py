"""Make the demo site, look whether it is whole, and open its pages.

zconsole run ZOPE_CONF scripts/try_demo.py INVENTORY, on an empty database and in its
folder. Ends with what is wrong: a record too few or too many, a page that does not
open, an error in the log.
"""

from base64 import b64encode
from imio.mutualisation.demo.inventory import inventory
from imio.mutualisation.demo.people import PASSWORD
from io import BytesIO
from logging.handlers import BufferingHandler
from pathlib import Path
from wsgiref.util import setup_testing_defaults
from zope.component.hooks import setSite
from ZPublisher.WSGIPublisher import publish_module

import json
import logging
import runpy
import sys


# zconsole runs a text without a __file__.
*_, SCRIPT, WHOLE = map(Path, sys.argv)
CREATE = SCRIPT.with_name("create_site.py")
SITE = "mutualisation"
PAGES = {
    None: ["", "catalogue", "marches", "deliberations", "continuite", "partenaires"],
    "imio-officer": ["", "@@demandes", "@@echeances", "@@chiffres", "licences"],
    "agent-andenne": ["", "adherents/andenne", "licences/@@mes-licences"],
    "signataire-andenne": [""],
    "partenaire-alpha": ["", "partenaires/logiciels-fictifs-alpha"],
}


def status(path: str, login: str | None) -> str:
    """The answer of the publisher to one who opens a page: `200 OK`."""
    environ = {"PATH_INFO": f"/{SITE}/{path}", "wsgi.input": BytesIO()}
    if login:
        credentials = b64encode(f"{login}:{PASSWORD}".encode()).decode()
        environ["HTTP_AUTHORIZATION"] = f"Basic {credentials}"
    setup_testing_defaults(environ)
    answers = []
    b"".join(publish_module(environ, lambda line, headers: answers.append(line)))
    return answers[0]


def differences(whole: dict[str, int], there: dict[str, int]) -> list[str]:
    names = sorted(whole.keys() | there.keys())
    return [
        f"{name}: {there.get(name, 0)} instead of {whole.get(name, 0)}"
        for name in names
        if there.get(name) != whole.get(name)
    ]


def unopened() -> list[str]:
    """The pages that did not open, and how."""
    answers = {
        f"{login or 'the public'} at /{path}": status(path, login)
        for login, paths in PAGES.items()
        for path in paths
    }
    return [f"{page}: {line}" for page, line in answers.items() if line != "200 OK"]


def main(app: object, whole: dict[str, int]) -> int:
    errors = BufferingHandler(1000)
    errors.setLevel(logging.ERROR)
    logging.getLogger().addHandler(errors)
    runpy.run_path(str(CREATE), {"app": app})
    setSite(app[SITE])
    wrong = [*differences(whole, inventory()), *unopened()]
    wrong += [f"in the log: {record.getMessage()}" for record in errors.buffer]
    print("\n".join(wrong))
    return bool(wrong)


sys.exit(main(app, json.loads(WHOLE.read_text())))  # noqa: F821
