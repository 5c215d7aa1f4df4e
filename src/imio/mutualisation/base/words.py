"""Messages in the language of the site: a script reads as a page does."""

from plone import api
from plone.api.exc import CannotGetPortalError
from zope.i18n import translate
from zope.i18nmessageid import Message


FRENCH = "fr"


def words(message: Message | str, language: str = "") -> str:
    """The message in a language, in that of the site where it has no words for it or none
    is named.
    """
    if language and isinstance(message, Message):
        # Without a default, what is not translated is empty and not English.
        bare = Message(message, default="")
        if told := translate(bare, target_language=language):
            return told
    return translate(message, target_language=words_language())


def words_language() -> str:
    """The default language of the site; French without a site."""
    try:
        language = api.portal.get_default_language()
    except CannotGetPortalError:
        language = FRENCH
    return language or FRENCH
