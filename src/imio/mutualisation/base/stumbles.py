"""A service of Plone that stumbles over what it was sent: the call is at fault.

plone.restapi and the catalogue use many parameters and values of bodies as they come, and
what does not fit ends as an internal error somewhere in them. Where no code but theirs
stands between the call and the error, it is a refusal; where ours does, the mistake is
ours and stays an internal error. The log keeps either with its place.
"""

from DateTime.interfaces import DateTimeError
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import RefusalView
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import Refused
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from plone.restapi.exceptions import QueryParsingError
from Products.ZCTextIndex.ParseTree import ParseError
from traceback import walk_tb
from zExceptions import BadRequest
from ZODB.POSException import POSError
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.interfaces import ValidationError

import sys


# How an unfit value ends, and not how a disk, a database or a neighbour that fails does.
STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadRequest,
    DateTimeError,
    LookupError,
    NameError,
    NotImplementedError,
    ParseError,
    QueryParsingError,
    RecursionError,
    TypeError,
    ValidationError,
    ValueError,
)
SERVICE = "plone.rest.service"
OURS = "imio.mutualisation."
OF_JSON = "json."


@implementer(Interface)
@adapter(Exception, IAPIRequest)
def stumbled(error: Exception, request: IAPIRequest) -> ErrorHandling | RefusalView:
    """What the caller is told of an error that it caused, or Plone's own answer."""
    refused = _at_fault(error) if IMutualisationLayer.providedBy(request) else None
    if refused is None:
        return ErrorHandling(error, request)
    return RefusalView(Refusal(refused), request)


def _at_fault(error: Exception) -> Refused | None:
    # Of an address with a part too few or too many, plone.restapi raises the bare class.
    stumble = isinstance(error, STUMBLES) or type(error) is Exception
    if not stumble or isinstance(error, POSError):
        return None
    passed = [
        frame.f_globals.get("__name__", "")
        for frame, line in walk_tb(sys.exc_info()[2])
    ]
    if isinstance(error, RecursionError) and passed[-1].startswith(OF_JSON):
        return Refused("unreadable_body")  # deeper than anybody reads
    if isinstance(error, UnicodeError) and not any(map(is_ours, passed)):
        return Refused("text_unreadable")  # before anything was made legible
    inward = passed[passed.index(SERVICE) :] if SERVICE in passed else [OURS]
    return None if any(map(is_ours, inward)) else Refused("values_unfit")


def is_ours(module: str) -> bool:
    return module.startswith(OURS)
