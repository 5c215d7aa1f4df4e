"""The published deliberations for everybody: a list with filters, and a feed."""

from dataclasses import replace
from functools import cached_property
from imio.mutualisation.base import facets
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.listing import SINCE
from imio.mutualisation.base.listing import UNTIL
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.deliberation.vocabularies import BODY_TITLES
from imio.mutualisation.deliberation.vocabularies import CATEGORY_TITLES
from imio.mutualisation.deliberation.vocabularies import PURPOSE_TITLES
from imio.mutualisation.i18n import _
from imio.mutualisation.security import DELIBERATION
from plone import api
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.i18nmessageid import Message


IN_FEED = 50
AUTHORITY = _("column_authority", default="Authority")
CATEGORY = _("label_act_category", default="Category")
PURPOSE = _("label_purpose", default="What it decides")


def authorities(section: Any) -> list[dict[str, str]]:
    """IMIO, then the authorities by name: names are public."""
    own = {"id": section.getId(), "title": setting("own_name")}
    members = existing("Member", sort_on="sortable_title")
    return [own, *({"id": each.getId, "title": each.Title} for each in members)]


def categories() -> list[dict[str, str]]:
    """By which the public narrows the acts."""
    return [
        {"id": category, "title": words(title)}
        for category, title in CATEGORY_TITLES.items()
    ]


def bodies() -> list[dict[str, str]]:
    """The bodies whose acts somebody may follow."""
    return [{"id": body, "title": words(BODY_TITLES[body])} for body in BODY_TITLES]


class Acts(Listing):
    """What the list and the feed know of the acts that this person may see."""

    day = staticmethod(day)

    @cached_property
    def _member_titles(self) -> dict[str, str]:
        return {brain.getId: brain.Title for brain in existing("Member")}

    def authority(self, brain: ICatalogBrain) -> str:
        """Whose act it is, from its address: names of authorities are public."""
        owner = holder(brain)
        return self._member_titles.get(owner, setting("own_name"))

    def category(self, brain: ICatalogBrain) -> str:
        return words(CATEGORY_TITLES[brain.domain])

    def authorities(self) -> list[dict[str, str]]:
        return authorities(self.context)

    categories = staticmethod(categories)

    def narrowed(self) -> dict[str, str]:
        """The part of a query for the authority and the category that are asked for."""
        query = {"domain": self.asked("category")} if self.asked("category") else {}
        if self.asked("authority"):
            # Nobody's acts lie where nothing is.
            query["path"] = self._home(self.asked("authority")) or "/-"
        return query

    def same(self, page: str) -> str:
        """Another page about the same authority and category."""
        named = ("authority", "category")
        asked = {name: self.asked(name) for name in named if self.asked(name)}
        return f"{self.context.absolute_url()}/@@{page}?{urlencode(asked)}".rstrip("?")

    def _home(self, name: str) -> str | None:
        """Where the acts of an authority lie, by its short name; none of nobody's."""
        here = {brain.getId: brain.getPath() for brain in existing("Member")}
        return {**here, self.context.getId(): path(self.context)}.get(name)

    def body(self, brain: ICatalogBrain) -> str:
        return title_of("imio.mutualisation.bodies", brain.body)


class PublishedActs(Acts):
    """The page of the section; its people find their drafts by the state."""

    filters = ("authority", "category", "purpose", "state", "text", SINCE, UNTIL)
    words_label = _("label_search_act", default="Number, thread or words")
    none = _("acts_none", default="No deliberation answers: change the filter.")
    between = "adopted_on"
    between_title = _("label_adopted_on", default="Adopted on")
    further = ("label_deliberation_number", "label_state")
    threads = ("label_deliberation_number",)
    sorts = {"label_object": "sortable_title"}
    usual_sort = "-created"
    columns = (
        _("label_adopted_on", default="Adopted on"),
        _("label_object", default="Object"),
        AUTHORITY,
        _("label_body", default="Body"),
        CATEGORY,
        _("label_published_on", default="Published on"),
        _("label_deliberation_number", default="Number"),
        _("label_state", default="State"),
    )

    def anonymous(self) -> bool:
        return api.user.is_anonymous()

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Deliberation", brain.review_state)

    def facets(self) -> list[Facet]:
        """The public finds what is published, in no other state."""
        purposes = tuple(
            Option(purpose, words(title)) for purpose, title in PURPOSE_TITLES.items()
        )
        state = facets.states(self, DELIBERATION, everything=None)
        fields = [
            self._facet("authority", AUTHORITY, self.authorities()),
            self._facet("category", CATEGORY, self.categories()),
            Facet("purpose", PURPOSE, purposes, self.asked("purpose")),
        ]
        mine = [] if self.anonymous() else [replace(state, chosen=self.chosen_state())]
        return [*fields, *mine]

    def _facet(self, name: str, title: Message, known: list[dict[str, str]]) -> Facet:
        named = tuple(Option(each["id"], each["title"]) for each in known)
        return Facet(name, title, named, self.asked(name))

    def chosen_state(self) -> str:
        return self.asked("state") or "published"

    @cached_property
    def listed(self) -> Batch:
        query: dict[str, Any] = {
            "review_state": self.chosen_state(),
            **self.order(),
            **self.narrowed(),
        }
        if self.asked("purpose"):
            query["mutualisation_kind"] = self.asked("purpose")
        brains = found("Deliberation", **query, **self.text_query())
        return self.batch(self.in_days(brains))

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.adopted_on or None,
            brain.Title,
            self.authority(brain),
            self.body(brain),
            self.category(brain),
            brain.published_on or None,
            brain.number,
            self.state_title(brain),
        )

    def may_add(self) -> bool:
        return may_create(self.context, "Deliberation")

    def may_import(self) -> bool:
        return api.user.has_permission("imio.mutualisation: Import Deliberations")


class Feed(Acts):
    """`deliberations.atom?authority=&category=`: the latest published acts."""

    def title(self) -> str:
        """What the feed is about: `Délibérations – Andenne – Taxes et redevances`."""
        known = [*self.authorities(), *self.categories()]
        asked = (self.asked("authority"), self.asked("category"))
        named = [each["title"] for each in known if each["id"] in asked]
        return " – ".join([self.context.title, *named])

    def own_url(self) -> str:
        return self.same("deliberations.atom")

    def __call__(self) -> str:
        """Raises `NotFound`: of an authority or a category that nobody knows."""
        for name, known in (
            ("authority", self.authorities()),
            ("category", self.categories()),
        ):
            if self.asked(name) not in ("", *(each["id"] for each in known)):
                raise NotFound(self.request["URL"])
        response = self.request.response
        response.setHeader("Content-Type", "application/atom+xml; charset=utf-8")
        return super().__call__()

    @cached_property
    def brains(self) -> list[Any]:
        query = {"sort_on": "published_on", "sort_order": "reverse", **self.narrowed()}
        brains = found("Deliberation", review_state="published", **query)
        return list(brains[:IN_FEED])

    def updated(self) -> str:
        """The instant of the last change, as Atom asks for."""
        latest = max((brain.modified for brain in self.brains), default=None)
        return latest.HTML4() if latest else "1970-01-01T00:00:00Z"
