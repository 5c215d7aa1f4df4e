"""Messages in the language of the site: a script reads as a page does."""

from plone import api
from plone.api.exc import CannotGetPortalError
from zope.i18n import translate
from zope.i18nmessageid import Message


FRENCH = "fr"


def words(message: Message | str) -> str:
    """The message in the default language of the site; in French without a site."""
    try:
        language = api.portal.get_default_language()
    except CannotGetPortalError:
        language = FRENCH
    return translate(message, target_language=language or FRENCH)
