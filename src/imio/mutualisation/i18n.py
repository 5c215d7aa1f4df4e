"""The message factory of the suite."""

from zope.i18nmessageid import MessageFactory


DOMAIN = "imio.mutualisation"
_ = MessageFactory(DOMAIN)
