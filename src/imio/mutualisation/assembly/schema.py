"""The record of a general assembly."""

from imio.mutualisation.assembly.rows import IPointRow
from imio.mutualisation.assembly.rows import IResultRow
from imio.mutualisation.assembly.rows import ISessionVoteRow
from imio.mutualisation.assembly.rows import session_votes
from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.grid import rows
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.assembly import may_count
from imio.mutualisation.rules.assembly import may_list
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import invariant


WRITE = "imio.mutualisation.WriteAct"
FIGURES = "imio.mutualisation.ViewFigures"
# What the notice says: settled once it is sent.
CONVENED = ("title", "sitting_on", "place", "agenda")
# What an assembly is given by its steps; nobody writes it.
RECORD = (
    "convened_on",
    "second",
    "first",
    "followed_by",
    "shares_represented",
    "shares_total",
    "results",
)


class IAssembly(model.Schema):
    """A general assembly of the intercommunale."""

    title = schema.TextLine(
        title=_("label_title", default="Title"),
        description=_(
            "help_assembly_title", default="Left empty, it is made from the day."
        ),
        required=False,
        default="",
    )
    sitting_on = plan(
        _("label_assembly_on", default="Day of the assembly"),
        "convened_on",
        required=False,
    )
    place = schema.TextLine(
        title=_("label_place", default="Place"), required=False, default=""
    )
    agenda = rows(
        _("title_agenda", default="Agenda"),
        IPointRow,
        description=_(
            "help_assembly_agenda",
            default="The number of a point is the one that the councils vote on.",
        ),
    )

    @invariant
    def numbered_agenda(data: Any) -> None:
        or_unfit(may_list(row["number"] or "" for row in data.agenda or ()))

    model.fieldset(
        "votes",
        label=_("fieldset_assembly_votes", default="Attendance and votes"),
        fields=["represented", "session_votes"],
    )
    represented = schema.List(
        title=_("label_represented", default="Members represented"),
        description=_(
            "help_represented",
            default="Those of whom a delegate is there: the quorum is counted in their "
            "shares.",
        ),
        value_type=schema.Choice(vocabulary="imio.mutualisation.members"),
        required=False,
        default=[],
        missing_value=[],
    )
    directives.widget("represented", CheckBoxFieldWidget)
    session_votes = rows(
        _("label_session_votes", default="Votes of the delegates"),
        ISessionVoteRow,
        description=_(
            "help_session_votes",
            default="Only where the council gave no mandate: a mandate wins. Each "
            "delegate carries an equal part of the shares.",
        ),
    )

    @invariant
    def sound_session_votes(data: Any) -> None:
        delegates = legal_numbers(data.sitting_on).delegates
        votes = session_votes(data.session_votes, {}, delegates)
        or_unfit(may_count(votes, data.represented or ()))

    model.fieldset(
        "record", label=_("fieldset_record", default="Record"), fields=list(RECORD)
    )
    convened_on = fact(
        _("label_convened_on", default="Convened on"),
        readonly=True,
        required=False,
    )
    second = schema.Bool(
        title=_("label_second_assembly", default="Second assembly"),
        readonly=True,
        required=False,
        default=False,
    )
    first = schema.TextLine(
        title=_("label_first_assembly", default="First assembly"),
        readonly=True,
        required=False,
    )
    followed_by = schema.TextLine(
        title=_("label_followed_by", default="Followed by"),
        readonly=True,
        required=False,
    )
    shares_represented = schema.Int(
        title=_("label_shares_represented", default="Shares represented"),
        readonly=True,
        required=False,
    )
    shares_total = schema.Int(
        title=_("label_shares_total", default="Shares in all"),
        readonly=True,
        required=False,
    )
    results = rows(_("label_results", default="Results"), IResultRow, readonly=True)

    directives.omitted(*RECORD)
    directives.write_permission(**dict.fromkeys(CONVENED, WRITE))
    directives.read_permission(represented=FIGURES, session_votes=FIGURES)
