"""Plone's panel of the mail server, with a test in the language of the site."""

from imio.mutualisation.base.courier import answer
from imio.mutualisation.base.words import words
from imio.mutualisation.mail.messages import SERVER_HELP
from imio.mutualisation.mail.messages import TEST_FAILED
from imio.mutualisation.mail.messages import TEST_SENT
from imio.mutualisation.mail.messages import TEST_SUBJECT
from imio.mutualisation.mail.messages import TEST_TEXT
from plone import api
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.base import PloneMessageFactory as _plone
from Products.CMFPlone.controlpanel.browser.mail import MailControlPanelForm
from Products.MailHost.MailHost import MailHostError
from smtplib import SMTPException
from typing import Any
from z3c.form import button
from zope.i18nmessageid import Message


TEST = _plone("label_smtp_test", default="Save and send test e-mail")


class MailServerForm(MailControlPanelForm):
    """As that of Plone; a port is no amount."""

    description = SERVER_HELP
    buttons = MailControlPanelForm.buttons.omit("test")
    handlers = MailControlPanelForm.handlers.copy()

    def updateWidgets(self) -> None:
        super().updateWidgets()
        port = self.widgets["smtp_port"]
        port.value = "".join((port.value or "").split())

    @button.buttonAndHandler(TEST, name="test")
    def try_server(self, action: Any) -> None:
        if self.save():
            self._try(api.portal.get_registry_record("plone.email_from_address"))

    def _try(self, to: str) -> None:
        try:
            _send(to)
        except (MailHostError, OSError, RuntimeError, SMTPException) as error:
            failed = Message(TEST_FAILED, mapping={"said": answer(error)[1]})
            api.portal.show_message(failed, self.request, type="error")
        else:
            done = Message(TEST_SENT, mapping={"to": to})
            api.portal.show_message(done, self.request)


def _send(to: str) -> None:
    """Now: who asks waits for the answer of the server."""
    host = api.portal.get_tool("MailHost")
    text, subject = words(TEST_TEXT), words(TEST_SUBJECT)
    host.send(text, to, to, subject, charset="utf-8", immediate=True)


class MailServer(ControlPanelFormWrapper):
    """`@@mail-controlpanel`, of the technical administrator."""

    form = MailServerForm
