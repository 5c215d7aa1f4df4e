"""The browser layer and the markers shared by the domains."""

from collective.z3cform.datagridfield.interfaces import IDataGridFieldLayer
from plone.app.z3cform.interfaces import ITextWidget
from plone.theme.interfaces import IDefaultPloneLayer
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


class IMutualisationLayer(IDataGridFieldLayer, IDefaultPloneLayer):
    """Set on every request of a site where the suite is installed.

    It extends the layer of the data grid, or the grid's own row template
    (whose cells have no labels) would win over ours.
    """


class IRecord(Interface):
    """Content that nobody gets past without viewing it: pages, services, methods."""


class IJournaled(Interface):
    """Content whose every change is an entry of its journal."""


class IGuarded(IRecord):
    """Content whose transitions are guarded by rules and explain themselves."""


class INumbered(Interface):
    """Content that holds an official number and so can never be deleted."""


class IGroupOwner(Interface):
    """Content whose people are kept in groups of its own (a member, a partner)."""


class ITalked(IGuarded):
    """Content on which people write to each other; what lies in such a record belongs to
    its conversation.
    """


class IReservedDocuments(Interface):
    """Content whose annexes are for its participants, though all may see it."""


class ISigned(Interface):
    """Content whose document may be signed by several people: it answers
    `document_to_sign` and `text_digest`.
    """


class INumberWidget(ITextWidget):
    """The text in which a number is typed."""


class IPoolChanged(IObjectEvent):
    """The pool of a licence may have grown: who waits may be served."""
