"""The site that `keep.py` keeps: `python small_site.py ZOPE_CONF`, with the code of its version."""

from AccessControl.SecurityManagement import newSecurityManager
from imio.mutualisation import setuphandlers
from imio.mutualisation.testing import COMMUNES
from plone.distribution.api.site import create
from Testing.makerequest import makerequest
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import sys
import transaction
import Zope2


ANSWERS = {
    "site_id": "mutualisation",
    "title": "Mutualisation",
    "description": "",
    "default_language": "fr",
    "portal_timezone": "Europe/Brussels",
    "setup_content": True,
}


def main() -> None:
    configure_wsgi(sys.argv[1])
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    app.acl_users._doAddUser("admin", "admin", ["Manager"], [])
    admin = app.acl_users.getUserById("admin")
    newSecurityManager(None, admin.__of__(app.acl_users))
    all_of_them = setuphandlers.communes
    setuphandlers.communes = lambda: [
        values for values in all_of_them() if values["title"] in COMMUNES
    ]
    create(app, "mutualisation", ANSWERS)
    transaction.commit()
    app._p_jar.db().pack()


if __name__ == "__main__":
    main()
