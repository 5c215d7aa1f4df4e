"""Vocabularies from a table of tokens and titles, or from the catalogue."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from functools import partial
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from operator import attrgetter
from plone.uuid.interfaces import IUUID
from typing import Any
from zope.component import queryUtility
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.interfaces import IVocabularyTokenized
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def vocabulary(titles: Mapping[str, Message]) -> IVocabularyFactory:
    """A vocabulary factory whose terms keep the order of the table."""
    made = SimpleVocabulary([SimpleTerm(each, each, titles[each]) for each in titles])

    @provider(IVocabularyFactory)
    def factory(context: Any = None) -> SimpleVocabulary:
        return made

    return factory


@implementer(IVocabularyTokenized)
class OnDemand:
    """A vocabulary whose terms are read when it is asked for one.

    A field is bound for each value that is shown or checked; most are empty, and ask
    their vocabulary nothing.
    """

    def __init__(self, terms: Callable[[], Iterable[SimpleTerm]]):
        self._read = terms

    @cached_property
    def _terms(self) -> SimpleVocabulary:
        # Two records that share a token are one to choose: no page falls for data.
        terms = {term.token: term for term in self._read()}
        return SimpleVocabulary(list(terms.values()))

    def __iter__(self) -> Iterator[SimpleTerm]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __contains__(self, value: Any) -> bool:
        return value in self._terms

    def getTerm(self, value: Any) -> SimpleTerm:
        return self._terms.getTerm(value)

    def getTermByToken(self, token: str) -> SimpleTerm:
        return self._terms.getTermByToken(token)


@dataclass(frozen=True, slots=True)
class Naming:
    """The records of a type, and by what a term names one."""

    type_name: str
    by: Callable[[Any], str]

    def value(self, reference: str) -> str:
        """What a vocabulary calls the record of a reference; the reference for none."""
        record = by_reference(self.type_name, reference)
        return (record is not None and self.by(record)) or reference


class Records(OnDemand):
    """What the current user may see of a type, by UID and name; one alone reads one."""

    def __init__(
        self,
        type_name: str,
        title: Callable[[Any], str] = attrgetter("Title"),
        but: str | None = None,
        **query: Any,
    ):
        """`but` is the UID of a record that is not offered: it cannot name itself."""
        every = partial(found, type_name, **query)
        super().__init__(
            lambda: (self._term(each) for each in every() if but != each.UID)
        )
        self._but = but
        # One alone is looked up: it has no order.
        asked = {name: query[name] for name in query if not name.startswith("sort_")}
        self._one = partial(found, type_name, **asked)
        self._title = title

    def __contains__(self, value: Any) -> bool:
        return value != self._but and bool(self._found(value))

    def getTerm(self, value: Any) -> SimpleTerm:
        for brain in self._found(value):
            return self._term(brain)
        raise LookupError(value)

    def getTermByToken(self, token: str) -> SimpleTerm:
        return self.getTerm(token)

    def _found(self, value: Any) -> list[Any]:
        return self._one(UID=value) if value and isinstance(value, str) else []

    def _term(self, brain: Any) -> SimpleTerm:
        return SimpleTerm(brain.UID, brain.UID, self._title(brain))


def on_demand(read: Callable[[Any], Iterable[SimpleTerm]]) -> IVocabularyFactory:
    """A vocabulary factory, from a function that reads the terms for a context."""

    @provider(IVocabularyFactory)
    def factory(context: Any = None) -> OnDemand:
        return OnDemand(partial(read, context))

    return factory


def of_type(type_name: str, **query: Any) -> IVocabularyFactory:
    """What the current user may see of a type (`"Product"`...), in the order of names."""

    @provider(IVocabularyFactory)
    def factory(context: Any = None) -> Records:
        own = getattr(context, "portal_type", "").endswith(f".{type_name}")
        but = IUUID(context, None) if own else None
        return Records(type_name, but=but, sort_on="sortable_title", **query)

    return naming(type_name)(factory)


def naming(type_name: str, by: Callable[[Any], str] = uid) -> Callable[[Any], Any]:
    """Says of a vocabulary that its terms name the records of a type, by UID unless said
    otherwise: REST then takes them by UID, path, address or short name too.
    """

    def named(factory: Any) -> Any:
        factory.names = Naming(type_name, by)
        return factory

    return named


def named_by(field: Any) -> Naming | None:
    """The records that a field names; `None` for any other choice."""
    name = getattr(field, "vocabularyName", None)
    factory = name and queryUtility(IVocabularyFactory, name)
    return getattr(factory, "names", None)
