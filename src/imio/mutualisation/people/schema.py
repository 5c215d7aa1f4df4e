"""What is said of a person who acts for a member or a partner."""

from imio.mutualisation.base.fields import e_mail
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from zope import schema
from zope.interface import Interface


# By group: what its people do.
ROLE_TITLES = {
    "agents": _("role_agent", default="Agent"),
    "signatories": _("role_signatory", default="Signatory"),
}
roles = vocabulary(ROLE_TITLES)


class IPerson(Interface):
    """An invitation."""

    contact_name = schema.TextLine(
        title=_("label_person_name", default="Name"), max_length=200
    )
    # As long as a mail server takes (RFC 5321, 4.5.3.1.3).
    email = schema.TextLine(
        title=_("label_email", default="E-mail"), constraint=e_mail, max_length=254
    )
    role = schema.Choice(
        title=_("label_role", default="Role"),
        vocabulary="imio.mutualisation.roles_of_people",
        default="agents",
    )
    administers = schema.Bool(
        title=_("label_administers", default="Manages the people"), default=False
    )
