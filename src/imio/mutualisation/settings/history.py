"""Who changed which setting, when, from what to what."""

from datetime import datetime
from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.chain import append
from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.chain import SETTING
from imio.mutualisation.base.doors import act
from imio.mutualisation.base.journal import differing
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.settings.wording import FIELDS
from imio.mutualisation.settings.wording import title
from persistent.list import PersistentList
from plone import api
from typing import Any
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations


KEY = "imio.mutualisation.settings.history"


class Change(NamedTuple):
    """A setting took another value; `who` as named then, `login` as known to the site."""

    when: datetime
    login: str
    who: str
    setting: str
    before: Any
    after: Any


def note(setting: str, before: Any, after: Any) -> None:
    """Add a change, by whoever acts now."""
    login = api.user.get_current().getId() or ""
    who = name_of_current_user() if login else ""
    # Brussels cannot be stored.
    change = Change(clock.now().astimezone(UTC), login, who, setting, before, after)
    kept = IAnnotations(api.portal.get()).setdefault(KEY, PersistentList())
    kept.append(tuple(change))
    was, now = differing(FIELDS[setting], before, after)
    told = {"title": title(setting), "before": was, "after": now}
    append(of_site(SETTING), act(), [{"kind": SETTING, "what": setting, **told}])


def changes() -> list[Change]:
    """All of them, the latest first."""
    kept = IAnnotations(api.portal.get()).get(KEY, ())
    return [Change(*each) for each in reversed(kept)]
