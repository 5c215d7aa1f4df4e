"""An assembly names itself, and each step leaves its mark."""

from imio.mutualisation.assembly.facts import Register
from imio.mutualisation.assembly.schema import IAssembly
from imio.mutualisation.base import clock
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.naming import follow_title
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


# Whether it is the second one: the title without a day, and with one.
TITLES = {
    False: (
        _("body_general_assembly", default="General assembly"),
        _("assembly_of_day", default="General assembly of ${day}"),
    ),
    True: (
        _("label_second_assembly", default="Second assembly"),
        _("assembly_second_of_day", default="Second general assembly of ${day}"),
    ),
}


@adapter(IAssembly, IObjectModifiedEvent)
def complete(assembly: IAssembly, event: IObjectModifiedEvent) -> None:
    """Registered for additions too: the title, and the shares while it is held."""
    follow_title(assembly, made_title(assembly))
    if assembly.review_state() == "held":
        count_shares(assembly)
    assembly.reindexObject()


def made_title(assembly: IAssembly) -> str:
    """`Assemblée générale du 18 juin 2026`."""
    undated, dated = TITLES[bool(assembly.second)]
    if assembly.sitting_on is None:
        return words(undated)
    return words(Message(dated, mapping={"day": long_day(assembly.sitting_on)}))


@adapter(IAssembly, IAfterTransitionEvent)
def after_step(assembly: IAssembly, event: IAfterTransitionEvent) -> None:
    """The day it was convened, the quorum and the results."""
    follow(CONSEQUENCES, assembly, event)


def convened(assembly: IAssembly, comment: str) -> None:
    assembly.convened_on = clock.today()


def back_to_preparation(assembly: IAssembly, comment: str) -> None:
    assembly.convened_on = None


def count_shares(assembly: IAssembly, comment: str = "") -> None:
    """The quorum as it was: members and shares change afterwards."""
    register = Register(assembly)
    assembly.shares_represented = register.represented_shares
    assembly.shares_total = register.total_shares


def keep_results(assembly: IAssembly, comment: str) -> None:
    assembly.results = Register(assembly).result_rows()


def drop_results(assembly: IAssembly, comment: str) -> None:
    assembly.results = []


CONSEQUENCES: Consequences = {
    "convene": convened,
    "back_to_preparation": back_to_preparation,
    "open": count_shares,
    "adjourn": count_shares,
    "close": keep_results,
    "back_to_held": drop_results,
}
