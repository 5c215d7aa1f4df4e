"""Questions of partners, and the answers that everybody reads at once."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.open_data import to_publish
from imio.mutualisation.base.settings import figure_due
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.names import is_known
from imio.mutualisation.rules.sending import may_send
from imio.mutualisation.rules.states import BID_LIVING
from imio.mutualisation.rules.tendering import sound_texts
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.following import follow
from imio.mutualisation.tender.following import tell_followers
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.schema import ITender


def may_ask(tender: ITender) -> Verdict:
    """Refused: `questions_over`, `not_a_partner`."""
    until = tender.questions_until or tender.bids_due_on
    open_still = until is not None and clock.today() <= until
    published = tender.review_state() == "published"
    return first_refusal(
        require(published and open_still, "questions_over"),
        require(bool(owners_of_current_user("partner")), "not_a_partner"),
    )


def ask(tender: ITender, question: str) -> None:
    """Keep a question. Raises `Refusal`: as `may_ask`, `question_missing`, `question_twice`, as
    `sending.may_send` for the partner.
    """
    or_refuse(
        first_refusal(may_ask(tender), require(bool(question), "question_missing"))
    )
    rows, today = list(tender.questions or ()), clock.today()
    partner = existing("Partner", UID=owners_of_current_user("partner")[0])[0]
    waiting = ((each["partner"], each["question"]) for each in rows)
    twice = is_known((partner.Title, question), waiting)
    or_refuse(require(not twice, "question_twice"))
    asked = [(each["partner"], each["asked_on"]) for each in rows]
    sent = asked.count((partner.Title, today))
    or_refuse(may_send(sent, figure_due("messages_a_day")))
    row = {
        "key": str(1 + max((int(each["key"]) for each in rows), default=0)),
        "asked_on": today,
        "partner": partner.Title,
        "question": question,
        "answer": "",
    }
    tender.questions = [*rows, row]
    follow(tender)


def write_answers(tender: ITender, answers: dict[str, str]) -> None:
    """Keep the answers by key of question; nobody reads them yet."""
    tender.questions = [
        {**row, "answer": answers.get(row["key"], row["answer"])}
        for row in tender.questions or ()
    ]


def publish_answers(tender: ITender) -> int:
    """Publish what is answered, all at once, and tell the bidders; how many.

    Raises `Refusal`: `tender_not_published`, `nothing_answered`, as `sound_texts`.
    """
    ready = [row for row in tender.questions or () if row["answer"].strip()]
    or_refuse(
        first_refusal(
            require(tender.review_state() == "published", "tender_not_published"),
            require(bool(ready), "nothing_answered"),
        )
    )
    place = words(_("label_answers", default="Answers"))
    or_refuse(sound_texts((place, row["answer"]) for row in ready))
    today = clock.today()
    published = [
        {
            "question": row["question"],
            "answer": row["answer"].strip(),
            "published_on": today,
        }
        for row in ready
    ]
    tender.answers = [*(tender.answers or ()), *published]
    tender.questions = [row for row in tender.questions if row not in ready]
    to_publish(tender)
    bidding = bids_of(tender, *BID_LIVING)
    tell(bidding, tender, "answers")
    tell_followers(tender, bidding, "answers")
    return len(ready)
