"""The message factory of the suite."""

from zope.i18nmessageid import MessageFactory


_ = MessageFactory("imio.mutualisation")
