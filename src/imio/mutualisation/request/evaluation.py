"""The work of a partner is evaluated after each job, by form or over REST."""

from collections.abc import Mapping
from imio.mutualisation.asked.partner import Partner
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.words import words
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.i18n import _
from imio.mutualisation.partner.schema import IEvaluationRow
from imio.mutualisation.partner.schema import marks
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.cascade import Evaluation
from imio.mutualisation.rules.states import REQUEST_DONE
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from typing import Any


def partner_of(request: IServiceRequest) -> Partner | None:
    """The partner that did the work."""
    worked = request.review_state() in REQUEST_DONE and request.partner_accepted()
    return record("Partner", request.called_partner()) if worked else None


def already(request: IServiceRequest) -> bool:
    """Whether the job has its evaluation."""
    partner = partner_of(request)
    rows = partner.evaluations or () if partner is not None else ()
    return any(row["thread"] == request.thread for row in rows)


def may_evaluate(request: IServiceRequest, evaluation: Evaluation) -> Verdict:
    """Refused: as `cascade.may_evaluate`."""
    worked = partner_of(request) is not None
    return cascade.may_evaluate(evaluation, worked, already(request))


def evaluate(request: IServiceRequest, marks: Mapping[str, Any], comment: str) -> None:
    """Keep the five marks with the partner. Raises `Refusal`: as `may_evaluate`."""
    given = [value(marks, IEvaluationRow, name) for name in cascade.CRITERIA]
    uid, today = request.called_partner() or "", clock.today()
    evaluation = Evaluation(uid, today, request.thread, *given)
    or_refuse(may_evaluate(request, evaluation))
    partner = partner_of(request)
    if partner is None:
        raise Refusal(Refused("did_not_work"))
    partner.keep_evaluation(evaluation, comment.strip())


class EvaluationForm(FormView):
    """`@@evaluer-partenaire`: five marks out of five."""

    done = _("message_evaluated", default="The evaluation is kept.")

    def partner(self) -> Partner | None:
        return partner_of(self.context)

    def marks(self) -> list[tuple[str, str]]:
        return [(name, words(title)) for name, title in marks()]

    def act(self) -> None:
        evaluate(self.context, self.request.form, self.typed("comment"))


class EvaluationPost(WritingService):
    """`POST @evaluation`: `{"competence": 4, "reactivity": 5, "quality": 4,
    "transfer": 3, "continuity": 4, "comment": …}`.
    """

    takes = (*cascade.CRITERIA, "comment")

    def write(self) -> Any:
        evaluate(self.context, self.body, text(self.body, "comment"))
        return self.context
