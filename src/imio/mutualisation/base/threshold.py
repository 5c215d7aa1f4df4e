"""Nobody gets past a record that he may not view.

Pages that Plone opens to everybody (the site map, the bare page around a content)
are found on any object and name it in their title. So it is not enough that each
page has a permission: the nearest record is asked first, at any depth. What is
published inside a record that is not public stays public: a deliberation, say.

And nothing of Plone's own is published on a record but what is opened here: views that
read its fields by themselves know nothing of what is masked, and the methods of the
object know nothing of what is frozen. What the suite registers asks for itself.
"""

from Acquisition import aq_base
from imio.mutualisation.base.unseen import hidden
from imio.mutualisation.base.unseen import holders
from imio.mutualisation.interfaces import IRecord
from plone.rest.interfaces import IService
from typing import Any
from zExceptions import NotFound
from zope.browserresource.interfaces import IResource
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


SUITE = "imio.mutualisation"

# What the section of a domain holds.
HELD = {
    "allotment": "Licence",
    "assembly": "Assembly",
    "continuity": "Incident",
    "deliberation": "Deliberation",
    "licence": "Licence",
    "member": "Member",
    "need": "Need",
    "partner": "Partner",
    "product": "Product",
    "resource": "Resource",
    "tender": "Tender",
    "watch": "Tender",
}

# Pages of Plone that a record needs: its forms, what their widgets ask for, pictures.
STOCK = frozenset(
    {
        "edit",
        "delete_confirmation",
        "getSource",
        "getVocabulary",
        "images",
        "z3cform_validate_field",
    }
)


@adapter(IPubAfterTraversal)
def ask_the_record(event: IPubAfterTraversal) -> None:
    """Nothing is there of a record that the user may not view: page, service, method."""
    request = event.request
    record = next(filter(IRecord.providedBy, holders(request)), None)
    if record is None:
        stand_in_its_section(request)
    elif hidden(request) or not is_open(request):
        raise NotFound(request["URL"])


def stand_in_its_section(request: Any) -> None:
    """What a domain brings to the sections stands in its own: no `@duplicates` of the
    tenders. Raises `NotFound`.
    """
    parents = request.get("PARENTS") or [None]
    held = getattr(aq_base(parents[0]), "holds", None)
    homes = _homes(request["PUBLISHED"])
    domains = {home.split(".")[2] for home in homes if home.startswith(f"{SUITE}.")}
    own = {HELD[domain] for domain in domains & HELD.keys()}
    if held and own and held not in own:
        raise NotFound(request["URL"])


def is_open(request: Any) -> bool:
    """Whether what is asked for is a service, a page of the suite, or opened by name."""
    published = request["PUBLISHED"]
    name = str(getattr(published, "__name__", ""))
    return (
        IService.providedBy(published)
        or any(home.startswith(SUITE) for home in _homes(published))
        or name in STOCK
        # A form of Plone that adds has the name of the type.
        or name.startswith(SUITE)
        # Widgets ask for their scripts beside the record: a file, by its method.
        or IResource.providedBy(getattr(published, "__self__", published))
    )


def _homes(published: Any) -> list[str]:
    """The modules that what is published comes from."""
    return [each.__module__ for each in type(published).__mro__]
