"""Views of lists that people keep: each is an address with a name.

Kept in a mapping of the site, by user; what is shared lies under its audience, so that a list
looks in three places, however many people keep views.
"""

from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.views import AUDIENCES
from imio.mutualisation.rules.views import EVERYBODY
from imio.mutualisation.rules.views import may_keep
from imio.mutualisation.rules.views import OWN
from imio.mutualisation.rules.views import STAFF
from plone import api
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations


KEY = "imio.mutualisation.views"
SHARED = "shared:{}"


@dataclass(frozen=True, slots=True)
class View:
    """A list (`page`, from the site on) as it was asked (`query`), for whom (`audience`)."""

    key: str
    owner: str
    title: str
    page: str
    query: str
    audience: str = OWN

    @property
    def url(self) -> str:
        return f"{site_url()}/{self.page}?{self.query}".rstrip("?")


def site_url() -> str:
    return str(api.portal.get().absolute_url())


def user() -> str:
    """Who keeps views; empty for the public."""
    return "" if api.user.is_anonymous() else str(api.user.get_current().getId())


may_share = is_staff


def known() -> list[View]:
    """One's own, then those that are shared with the current user."""
    views, who = _kept(), user()
    if not who:
        return []
    shared = [SHARED.format(EVERYBODY)]
    if sees_figures():
        shared.insert(0, SHARED.format(STAFF))
    return [each for place in (who, *shared) for each in views.get(place, ())]


def keep(title: str, page: str, query: str, audience: str) -> View:
    """Raises `Refusal`: as `may_keep`."""
    who = user()
    held = sum(len(_of(each, who)) for each in AUDIENCES)
    or_refuse(may_keep(title, page, query, audience, held, may_share()))
    view = View(uuid4().hex, who, title, page, query, audience)
    _write(_place(view), (*_kept().get(_place(view), ()), view))
    return view


def drop(key: str) -> None:
    """Its owner drops a view; one that is shared, whoever may share.

    Raises `Refusal`: `view_gone`.
    """
    for view in known():
        if view.key == key and (view.owner == user() or may_share()):
            left = (each for each in _kept()[_place(view)] if each.key != key)
            _write(_place(view), tuple(left))
            return
    raise Refusal(Refused("view_gone"))


def _of(audience: str, who: str) -> list[View]:
    place = who if audience == OWN else SHARED.format(audience)
    return [each for each in _kept().get(place, ()) if each.owner == who]


def _place(view: View) -> str:
    return view.owner if view.audience == OWN else SHARED.format(view.audience)


def _write(place: str, views: tuple[View, ...]) -> None:
    annotations = IAnnotations(api.portal.get())
    kept = annotations.setdefault(KEY, OOBTree())
    kept[place] = views


def _kept() -> Any:
    return IAnnotations(api.portal.get()).get(KEY) or {}
