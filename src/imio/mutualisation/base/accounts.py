"""An account over REST: people keep their password and portrait, others their name.

The name stands under signatures and in histories, the address receives what opens the
account: whoever keeps the accounts gives both.
"""

from collections.abc import Mapping
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.documents import file_sent
from imio.mutualisation.base.fields import e_mail
from imio.mutualisation.base.fields import of_the_web
from imio.mutualisation.base.inviting import logins_of
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.typed import held
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.writing import sent
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.typed import quoted
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.uploads import may_upload
from plone import api
from plone.restapi.services.users.update import UsersPatch
from Products.PluggableAuthService.interfaces.events import IPropertiesUpdatedEvent
from typing import Any
from zExceptions import NotFound
from zope import schema
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import Interface
from zope.schema import getFields


OWN = ("password", "old_password", "portrait")
# What no property of an account holds.
OTHERS = ("username", "roles")


# What Plone reads as a text, beside the properties.
TEXTS = ("username", "password", "old_password", "new_password", "reset_token")


LONGEST_NAME = 200  # of a person
PORTRAIT = ("png", "jpg", "jpeg")
LARGEST_PORTRAIT = 5  # megabytes


class IAccount(Interface):
    """What an account tells of whose it is."""

    fullname = schema.TextLine(
        title=_("label_person_name", default="Name"), max_length=LONGEST_NAME
    )
    email = schema.TextLine(title=_("label_email", default="E-mail"), constraint=e_mail)
    home_page = schema.TextLine(
        title=_("label_website", default="Website"), constraint=of_the_web
    )
    location = schema.TextLine(title=_("label_place", default="Place"))
    description = schema.Text(title=_("label_description", default="Summary"))


@adapter(IPropertiesUpdatedEvent)
def keep_sound(event: IPropertiesUpdatedEvent) -> None:
    """Whoever writes them, by whatever door. Raises `Refusal`: as `typed.held`."""
    if IMutualisationLayer.providedBy(getRequest()):
        require_sound(event.properties, event.principal.getId())


def require_sound(properties: Mapping[str, Any], login: str = "") -> None:
    """Whose account it is, where there is one: an address finds one person, who is invited
    and sent links by it.

    Raises `Refusal`: as `typed.held`, `email_taken` (value).
    """
    for name, field in getFields(IAccount).items():
        verdict = held(field, properties.get(name) or None)
        if isinstance(verdict, Refused):
            raise Refusal(about(verdict, field))
    email = properties.get("email")
    if email and logins_of(email) - {login}:
        taken = Refused("email_taken", {"value": email})
        raise Refusal(about(taken, getFields(IAccount)["email"]))


def require_kinds(body: Mapping[str, Any]) -> None:
    """Plone takes an account as it comes. Raises `Refusal`: `text_invalid` (field, label),
    `choice_invalid` (value).
    """
    kept = api.portal.get_tool("portal_memberdata")
    for name, value in body.items():
        is_text = name in TEXTS or kept.getPropertyType(name) in ("string", "text")
        if is_text and not isinstance(value, str):
            shown = {"field": name, "label": name, "value": quoted(value)}
            raise Refusal(Refused("text_invalid", shown))
    roles = body.get("roles", ())
    known = api.portal.get().valid_roles()
    named = list(roles) if isinstance(roles, Mapping | list | tuple) else [roles]
    for each in named:
        if each not in known:
            raise Refusal(no_choice(each).about(field="roles", label="roles"))


class AccountPatch(UsersPatch):
    """`PATCH @users/<login>`."""

    def reply(self) -> Any:
        if len(self.params) != 1:
            raise NotFound(self.request["ACTUAL_URL"])
        kept = api.portal.get_tool("portal_memberdata").propertyIds()
        body = sent(self.request, *OWN, *OTHERS, *kept)
        # Plone reads what was sent once more, and stumbles over nothing at all.
        self.request.set("BODY", self.request.get("BODY") or b"{}")
        if not self.can_manage_users:
            for name in body:
                if name not in OWN or (name == "password" and not self._may_choose()):
                    raise Refusal(Refused("field_not_yours", {"field": name}))
        require_kinds(body)
        if self.can_manage_users and self._get_user(self.params[0]) is None:
            raise NotFound(self.request["ACTUAL_URL"])
        if not isinstance(body.get("portrait", ""), str | None):
            file = file_sent(body["portrait"])
            or_refuse(may_upload(*file, LARGEST_PORTRAIT, PORTRAIT))
        return super().reply()

    def _may_choose(self) -> bool:
        """Whether people give themselves a password; Plone says so to who may not."""
        return bool(
            api.portal.get_registry_record("plone.enable_user_pwd_choice")
            and self.can_set_own_password
        )
