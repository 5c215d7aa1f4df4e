"""A tender over REST: keys, questions, scores, rankings, a new order."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.broken import as_json
from imio.mutualisation.base.broken import broken_by
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.terms import Naming
from imio.mutualisation.base.typed import flag
from imio.mutualisation.base.typed import named
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.unspoken import unspoken
from imio.mutualisation.base.writing import objects
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.rules.scoring import Line
from imio.mutualisation.rules.scoring import Ranked
from imio.mutualisation.rules.states import BID_COUNTED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.tender import appeals
from imio.mutualisation.tender import candidates
from imio.mutualisation.tender import conflicts
from imio.mutualisation.tender import decision
from imio.mutualisation.tender import lots
from imio.mutualisation.tender import notices
from imio.mutualisation.tender import questions
from imio.mutualisation.tender import reranking
from imio.mutualisation.tender import scoring
from imio.mutualisation.tender import selection
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.documents import why
from imio.mutualisation.tender.facts import prices_sealed
from imio.mutualisation.tender.facts import ranked
from imio.mutualisation.tender.facts import requirements_of
from imio.mutualisation.tender.facts import unchecked_of
from imio.mutualisation.tender.facts import unscored
from imio.mutualisation.tender.following import follow
from imio.mutualisation.tender.opening import current_user
from imio.mutualisation.tender.opening import deposit_key
from imio.mutualisation.tender.opening import turn_key
from imio.mutualisation.tender.receipts import published_sealing
from imio.mutualisation.tender.rows import IRankRow
from imio.mutualisation.tender.selection import Examinee
from typing import Any


BID = Naming("Bid", uid)
ACT = Naming("Deliberation", uid)
PARTNER = Naming("Partner", uid)


class TenderPost(WritingService):
    """A subclass acts on the body in `act`; the tender is answered."""

    def write(self) -> Any:
        self.act(self.body)
        return self.context

    def act(self, body: Mapping[str, Any]) -> None:
        """What is done. Raises `Refusal`."""
        raise NotImplementedError


class KeyPost(TenderPost):
    """`POST @keys` with `{"passphrase": …}`: a member of the committee, before."""

    takes = ("passphrase",)

    @unspoken()
    def reply(self) -> dict[str, Any]:
        return super().reply()

    def act(self, body: Mapping[str, Any]) -> None:
        deposit_key(self.context, text(body, "passphrase"))


class OpenPost(TenderPost):
    """`POST @open` with `{"passphrase": …}`: the second to do it opens the bids, their
    technical parts first, their prices when these are scored.
    """

    takes = ("passphrase",)

    @unspoken()
    def reply(self) -> dict[str, Any]:
        return super().reply()

    def act(self, body: Mapping[str, Any]) -> None:
        turn_key(self.context, text(body, "passphrase"))


class QuestionPost(TenderPost):
    """`POST @questions` with `{"question": …}`, of a partner."""

    takes = ("question",)

    def act(self, body: Mapping[str, Any]) -> None:
        questions.ask(self.context, text(body, "question"))


class FollowPost(TenderPost):
    """`POST @follow`, of a partner: its people are told of every change."""

    def act(self, body: Mapping[str, Any]) -> None:
        follow(self.context)


class AppealPost(TenderPost):
    """`POST @appeals`: who complains, before whom, against what, on what ground."""

    takes = appeals.RECORDED

    def act(self, body: Mapping[str, Any]) -> None:
        appeals.record(self.context, body)


class AppealDecisionPost(TenderPost):
    """`POST @decide-appeal` with `{"number": "1", "state": "dismissed", "decision"}`."""

    takes = ("number", "state", "decision")

    def act(self, body: Mapping[str, Any]) -> None:
        told = {name: text(body, name) for name in self.takes}
        appeals.decide(self.context, **told)


class NoticePost(TenderPost):
    """`POST @notices` with `{"gazette": "ted", "kind": "call", "number", "on", "url"}`."""

    takes = notices.NOTED

    def act(self, body: Mapping[str, Any]) -> None:
        notices.note_notice(self.context, body)


class NoticeAwayPost(TenderPost):
    """`POST @take-notice-away` with `{"gazette", "number", "reason"}`."""

    takes = (*notices.NAMED, "reason")

    def act(self, body: Mapping[str, Any]) -> None:
        notices.take_away(self.context, *(text(body, name) for name in self.takes))


class DecisionPost(TenderPost):
    """`POST @decision` with `{"act": UID}`: the deliberation behind the award."""

    takes = ("act",)

    def act(self, body: Mapping[str, Any]) -> None:
        decision.name(self.context, ACT.value(named(body, "act")))


class LotEndPost(TenderPost):
    """`POST @end-lot` with `{"lot": "2", "outcome": "unsuccessful", "reason"}`."""

    takes = ("lot", "outcome", "reason")

    def act(self, body: Mapping[str, Any]) -> None:
        lots.end(self.context, *(text(body, name) for name in self.takes))


class AnswersPost(TenderPost):
    """`POST @answers` with `{"answers": {key: text}, "publish": true}`."""

    takes = ("answers", "publish")

    def act(self, body: Mapping[str, Any]) -> None:
        answers = body.get("answers", {})
        if not isinstance(answers, Mapping):
            raise Refusal(Refused("unreadable_body"))
        written = {key: text(answers, key) for key in answers}
        questions.write_answers(self.context, written)
        if flag(body, "publish"):
            questions.publish_answers(self.context)


class DeclarePost(TenderPost):
    """`POST @declare` with `{}` for no conflict of interest, or `{"partner": …,
    "conflict": …}`: of whoever opens or scores. With `"voter": name`, IMIO notes the
    conflict of a member of the body that decides.
    """

    takes = conflicts.SENT

    def act(self, body: Mapping[str, Any]) -> None:
        partner = PARTNER.value(named(body, "partner"))
        conflicts.declare(self.context, {**body, "partner": partner})


class ReplacePost(TenderPost):
    """`POST @replace-evaluator` with `{"person", "by", "reason"}`."""

    takes = ("person", "by", "reason")

    def act(self, body: Mapping[str, Any]) -> None:
        conflicts.replace(self.context, *(text(body, name) for name in self.takes))


class ScoresPost(TenderPost):
    """`POST @scores` with `{"scores": [{"bid", "lot", "criterion", "points",
    "reason"}]}`: those of the current user; the criterion by its place, from "1".
    """

    takes = ("scores",)

    def act(self, body: Mapping[str, Any]) -> None:
        rows = objects(body, "scores")
        named_rows = [{**row, "bid": BID.value(named(row, "bid"))} for row in rows]
        scoring.give(self.context, named_rows)


class ScoresGet(ReadingService):
    """`GET @scores`: one's own, what is still due of them and, once everybody has
    handed in, those of all. For the staff, the authority, and evaluators while they score.
    """

    def reply(self) -> dict[str, Any]:
        or_refuse(scoring.may_read(self.context))
        due = scoring.due_from(self.context, current_user())
        names = ("bid", "lot", "criterion")
        return {
            "mine": list(map(_score, scoring.mine(self.context).values())),
            "due": [dict(zip(names, each, strict=True)) for each in due],
            "all": list(map(_score, self.context.scores or ())),
        }


def _score(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "points": str(row["points"])}


class SettlePost(TenderPost):
    """`POST @settle` with `{"lot", "bids": [UID, …], "reason"}`."""

    takes = ("lot", "bids", "reason")

    def act(self, body: Mapping[str, Any]) -> None:
        bids = body.get("bids")
        if not isinstance(bids, list):
            raise Refusal(Refused("unreadable_body"))
        order = [BID.value(named({"bids": bid}, "bids")) for bid in bids]
        scoring.settle(self.context, text(body, "lot"), order, text(body, "reason"))


class ApplyPost(TenderPost):
    """`POST @apply` with `{"candidature": …}`, of a partner; a later one replaces."""

    takes = ("candidature",)

    def act(self, body: Mapping[str, Any]) -> None:
        candidates.apply(self.context, text(body, "candidature"))


class InvitePost(TenderPost):
    """`POST @invite`: the candidates that meet the selection may bid from now on."""

    def act(self, body: Mapping[str, Any]) -> None:
        candidates.invite(self.context)


class RoundPost(TenderPost):
    """`POST @rounds` with `{"held_on", "partner", "subject", "pooling", "minutes"}`."""

    takes = candidates.NOTED

    def act(self, body: Mapping[str, Any]) -> None:
        partner = PARTNER.value(named(body, "partner"))
        candidates.note_round(self.context, {**body, "partner": partner})


class SelectionPost(TenderPost):
    """`POST @selection` with `{"checks": [{"partner", "requirement", "met", "reason"}]}`:
    a ground by its name, a criterion by its place, from "1".
    """

    takes = ("checks",)

    def act(self, body: Mapping[str, Any]) -> None:
        rows = objects(body, "checks")
        named_rows = [
            {**row, "partner": PARTNER.value(named(row, "partner"))} for row in rows
        ]
        selection.check(self.context, named_rows)


class SelectionGet(ReadingService):
    """`GET @selection`: what bidders must meet, and what was checked; for the staff."""

    def reply(self) -> dict[str, Any]:
        tender, examinees = self.context, selection.examinees(self.context)
        due = unchecked_of(tender, [each.partner for each in examinees])
        return {
            "requirements": [
                {"key": each, "title": selection.title(tender, each)}
                for each in requirements_of(tender)
            ],
            "bidders": [_bidder(tender, each, due) for each in examinees],
        }


def _bidder(tender: Any, each: Examinee, due: tuple[str, ...]) -> dict[str, Any]:
    mine = each.partner
    return {
        "partner": mine,
        "title": each.title,
        "checked": mine not in due,
        "fit": tender.is_fit(mine),
        "checks": [
            {**row, "checked_on": row["checked_on"].isoformat()}
            for row in tender.checks or ()
            if row["partner"] == mine
        ],
    }


class RerankPost(TenderPost):
    """`POST @rerank` with `{"lot", "valid_from": "2027-01-31", "motive"}`."""

    takes = ("lot", "valid_from", "motive")

    def act(self, body: Mapping[str, Any]) -> None:
        valid_from = value(body, IRankRow, "valid_from")
        lot, motive = text(body, "lot"), text(body, "motive")
        reranking.rerank(self.context, lot, valid_from, motive)


# --- What may be read ---------------------------------------------------------


class RankingGet(ReadingService):
    """`GET @ranking`: each lot with its bids, each line explained; for the staff."""

    def reply(self) -> dict[str, Any]:
        if not self.context.opening:
            raise Refusal(Refused("not_opened", {"turned": 0, "due": 2}))
        due = unscored(self.context)
        or_refuse(
            first_refusal(
                require(not prices_sealed(self.context), "prices_sealed"),
                require(due == 0, "unscored", count=due),
            )
        )
        names = {
            uid(bid): bid.bidder().title for bid in bids_of(self.context, *BID_COUNTED)
        }
        return {
            "lots": [
                {"lot": lot, "bids": [_ranked(row, names) for row in rows]}
                for lot, rows in ranked(self.context).items()
            ],
            "broken_commitments": [
                {"bid": uid(bid), **as_json(each)}
                for bid in bids_of(self.context, *BID_COUNTED)
                for each in broken_by(uid(bid.bidder()))
            ],
        }


def _ranked(row: Ranked, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "bid": row.bid,
        "partner": names[row.bid],
        "rank": row.rank,
        "tied": row.tied,
        "total": str(row.total),
        "lines": [_line(line) for line in row.lines],
    }


def _line(line: Line) -> dict[str, str]:
    return {
        "criterion": line.criterion.key,
        "title": line.criterion.title,
        "weight": str(line.criterion.weight),
        "points": str(line.points),
        "weighted": str(line.weighted),
        "explanation": why(line),
    }


class OpeningGet(ReadingService):
    """`GET @opening`: the signed record of the opening and, under `prices`, that of the
    prices; for the staff.
    """

    def reply(self) -> dict[str, Any]:
        if not self.context.opening:
            raise Refusal(Refused("not_opened", {"turned": 0, "due": 2}))
        return {**self.context.opening, "prices": self.context.price_opening}


class SealingGet(ReadingService):
    """`GET @sealing`: the keys that seal it, and the receipts once bidding is closed."""

    def reply(self) -> dict[str, Any]:
        return published_sealing(self.context)


class CascadeGet(ReadingService):
    """`GET @cascade`: the partners of each lot in the order they are called today."""

    def reply(self) -> dict[str, Any]:
        titles = {row["partner"]: row["title"] for row in self.context.ranking or ()}
        return {
            "lots": [
                {
                    "lot": lot["number"],
                    "places": [
                        {
                            "rank": place.rank,
                            "partner": place.partner,
                            "title": titles[place.partner],
                        }
                        for place in self.context.order(lot["number"], clock.today())
                    ],
                }
                for lot in self.context.lots or ()
            ]
        }
