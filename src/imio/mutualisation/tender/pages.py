"""The small pages of a tender: keys, scores, questions, documents, a new order."""

from collections.abc import Mapping
from functools import cached_property
from functools import partial
from imio.mutualisation.asked.bid import Bid
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Shown
from imio.mutualisation.base.kept import as_kept
from imio.mutualisation.base.kept import SPECIFICATION
from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.shown import lines
from imio.mutualisation.base.titles import options
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.unspoken import unspoken
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.selection import GROUNDS
from imio.mutualisation.rules.states import TENDER_JUDGED
from imio.mutualisation.rules.tendering import criteria_of
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import RATED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.sealing import proposed_passphrase
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
from imio.mutualisation.tender.documents import opening_record
from imio.mutualisation.tender.documents import specification
from imio.mutualisation.tender.facts import aside_of
from imio.mutualisation.tender.facts import evaluators_of
from imio.mutualisation.tender.facts import going_on
from imio.mutualisation.tender.facts import records_of
from imio.mutualisation.tender.facts import requirements_of
from imio.mutualisation.tender.following import follow
from imio.mutualisation.tender.opening import current_user
from imio.mutualisation.tender.opening import deposit_key
from imio.mutualisation.tender.opening import to_turn
from imio.mutualisation.tender.opening import turn_key
from imio.mutualisation.tender.rows import ICheckRow
from imio.mutualisation.tender.rows import IRankRow
from imio.mutualisation.tender.selection import Examinee
from imio.mutualisation.tender.views import TenderView
from itertools import chain
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any
from zope.schema import getFields


TURNED = _(
    "message_key_turned",
    default="Your key is turned: a second member of the committee opens the bids.",
)
FOLLOWED = _("message_followed", default="You are told by mail of whatever changes.")
SIGNED = _("message_record_signed", default="You have signed the record.")
OPENED = _("message_bids_opened", default="The bids are open.")


YES, NO = "true", "false"
MET = {True: YES, False: NO, None: ""}


class TenderForm(FormView, TenderView):
    """A form of a tender, that shows the tender too."""


class DepositKey(TenderForm):
    """`@@deposer-cle`: a passphrase, twice, becomes a key."""

    done = _("message_key_deposited", default="Your key is deposited.")
    proposed = staticmethod(proposed_passphrase)

    @unspoken()
    def act(self) -> None:
        passphrase = str(self.request.form.get("password", ""))
        if passphrase != str(self.request.form.get("password_again", "")):
            raise Refusal(Refused("passphrases_differ"))
        deposit_key(self.context, passphrase)


class TurnKey(TenderForm):
    """`@@tourner-cle`: the second to do it opens the bids, or their prices."""

    @unspoken()
    def act(self) -> None:
        passphrase = str(self.request.form.get("password", ""))
        was_open = to_turn(self.context) in records_of(self.context)
        is_open = turn_key(self.context, passphrase)
        self.done = SIGNED if was_open else OPENED if is_open else TURNED


class Declare(TenderForm):
    """`@@declarer`: no conflict of interest, or which one, with whom."""

    done = _("message_declared", default="Your declaration is kept.")

    def partners(self) -> list[tuple[str, str]]:
        return options("imio.mutualisation.suppliers", self.context)

    def act(self) -> None:
        none = self.typed("none")
        # What is ticked beside what is written contradicts it: nothing is guessed.
        if bool(none) == bool(self.typed("conflict") or self.typed("partner")):
            raise Refusal(Refused("conflict_unsaid_or_said"))
        said = {name: self.typed(name) for name in conflicts.SENT}
        conflicts.declare(self.context, said)


class Replace(TenderForm):
    """`@@remplacer`: somebody else scores in the place of an evaluator."""

    done = _("message_replaced", default="The evaluator is replaced.")

    def evaluators(self) -> list[tuple[str, str]]:
        names = dict(conflicts.eligible())
        logins = evaluators_of(self.context)
        return [(each, names.get(each, each)) for each in logins]

    def others(self) -> list[tuple[str, str]]:
        busy = {*evaluators_of(self.context), *aside_of(self.context)}
        return [each for each in conflicts.eligible() if each[0] not in busy]

    def act(self) -> None:
        named = (self.typed(name) for name in ("person", "by", "reason"))
        conflicts.replace(self.context, *named)


class Score(TenderForm):
    """`@@evaluer`: one's scores of all bids, each with its reason."""

    done = _("message_scored", default="Your scores are kept.")

    def __call__(self) -> str | None:
        or_refuse(scoring.may_read(self.context))
        return super().__call__()

    def editing(self) -> dict[str, Shown]:
        given, shown = scoring.mine(self.context), {}
        for bid, lot in self._offers:
            for each in criteria_of(self.context.all_criteria(), lot):
                row = given.get((uid(bid), lot, each.key), {})
                label, key = (
                    f"{bid.bidder().title} – {each.title}",
                    (uid(bid), lot, each.key),
                )
                shown[f"points-{'-'.join(key)}"] = Shown(
                    label, str(row.get("points", ""))
                )
                shown[f"reason-{'-'.join(key)}"] = Shown(label, row.get("reason", ""))
        return shown

    def sheets(self) -> list[dict[str, Any]]:
        """Each bid by lot, with its answers and the scores given so far."""
        return [self._sheet(bid, lot) for bid, lot in self._offers]

    def _sheet(self, bid: Bid, lot: str) -> dict[str, Any]:
        criteria = criteria_of(self.context.all_criteria(), lot)
        rated = [each for each in criteria if each.kind in RATED]
        return {
            "bid": bid,
            "bidder": bid.bidder().title,
            "lot": self.context.lot(lot),
            "lines": [self._line(bid, lot, each) for each in rated],
        }

    def _line(self, bid: Bid, lot: str, criterion: Criterion) -> dict[str, Any]:
        key = f"{uid(bid)}-{lot}-{criterion.key}"
        kept = scoring.mine(self.context).get((uid(bid), lot, criterion.key), {})
        form = self.request.form
        return {
            "key": key,
            "criterion": criterion,
            "answer": bid.answer(lot, criterion.key),
            "points": form.get(f"points-{key}", kept.get("points", "")),
            "reason": form.get(f"reason-{key}", kept.get("reason", "")),
            "others": self._others(uid(bid), lot, criterion.key),
        }

    def _others(self, *what: str) -> list[tuple[str, Any, str]]:
        """What the others gave, once everybody has handed in."""
        return [
            (
                full_name(row["evaluator"]),
                row["points"],
                row["reason"],
            )
            for row in self.context.scores or ()
            if (row["bid"], row["lot"], row["criterion"]) == what
            and row["evaluator"] != current_user()
        ]

    def act(self) -> None:
        scoring.give(self.context, list(self._given()))

    def _given(self) -> Any:
        for bid, lot in self._offers:
            for each in criteria_of(self.context.all_criteria(), lot):
                key = f"{uid(bid)}-{lot}-{each.key}"
                points, reason = (
                    self.typed(f"points-{key}"),
                    self.typed(f"reason-{key}"),
                )
                if points or reason:
                    row = {"bid": uid(bid), "lot": lot, "criterion": each.key}
                    yield {**row, "points": points, "reason": reason}


class Select(TenderForm):
    """`@@selectionner`: each bidder against each ground and each criterion."""

    done = _("message_selected", default="The checks are kept.")

    def editing(self) -> dict[str, Shown]:
        shown: dict[str, Shown] = {}
        for sheet in map(self._kept_of, selection.examinees(self.context)):
            shown |= sheet
        return shown

    def _kept_of(self, examinee: Examinee) -> dict[str, Shown]:
        """What is stored of the checks of a bidder."""
        shown: dict[str, Shown] = {}
        for requirement in requirements_of(self.context):
            row = self._kept.get((examinee.partner, requirement), {})
            label = selection.title(self.context, requirement)
            key, met = f"{examinee.partner}-{requirement}", row.get("met")
            shown[f"met-{key}"] = Shown(
                label, MET[met], lines(getFields(ICheckRow)["met"], met)
            )
            shown[f"reason-{key}"] = Shown(label, row.get("reason", ""))
        return shown

    def sheets(self) -> list[dict[str, Any]]:
        """Each bidder with the checks made so far; grounds first, then criteria."""
        due = requirements_of(self.context)
        return [self._checked(each, due) for each in selection.examinees(self.context)]

    def _checked(self, examinee: Examinee, due: tuple[str, ...]) -> dict[str, Any]:
        lines = [self._check(examinee.partner, each) for each in due]
        return {
            "key": examinee.partner,
            "who": examinee,
            "parts": [
                [line for line in lines if line["ground"] is ground]
                for ground in (True, False)
            ],
        }

    def _check(self, partner: str, requirement: str) -> dict[str, Any]:
        key, form = f"{partner}-{requirement}", self.request.form
        kept = self._kept.get((partner, requirement), {})
        met = MET[kept.get("met")]
        return {
            "key": key,
            "requirement": requirement,
            "ground": requirement in GROUNDS,
            "title": selection.title(self.context, requirement),
            "level": selection.level(self.context, requirement),
            "met": form.get(f"met-{key}", met),
            "reason": form.get(f"reason-{key}", kept.get("reason", "")),
        }

    @cached_property
    def _kept(self) -> dict[tuple[str, str], dict[str, Any]]:
        rows = self.context.checks or ()
        return {(row["partner"], row["requirement"]): row for row in rows}

    def act(self) -> None:
        selection.check(self.context, list(self._given()))

    def _given(self) -> Any:
        for sheet in self.sheets():
            for line in chain(*sheet["parts"]):
                met, reason = self._said(sheet["key"], line)
                if met or reason:
                    yield {
                        "partner": sheet["key"],
                        "requirement": line["requirement"],
                        "met": {YES: True, NO: False}.get(met),
                        "reason": reason,
                    }

    def _said(self, partner: str, line: Mapping[str, Any]) -> tuple[str, str]:
        """What was said of one, or of all grounds at once where none applies."""
        met = self.typed(f"met-{line['key']}")
        reason = self.typed(f"reason-{line['key']}")
        if line["ground"] and not met and self.typed(f"clear-{partner}"):
            return YES, reason or self.typed(f"basis-{partner}")
        return met, reason


class Settle(TenderForm):
    """`@@departager?lot=`: the order of bids with the same total."""

    def rows(self) -> list[Any]:
        return [
            (ranking["names"][row.bid], row)
            for ranking in self.rankings()
            if ranking["lot"]["number"] == self.typed("lot")
            for row in self.tied(ranking)
        ]

    def act(self) -> None:
        places = {row.bid: self.typed(f"place-{row.bid}") for _name, row in self.rows()}
        order = sorted(places, key=lambda bid: (places[bid] or "~", bid))
        if len(set(places.values())) != len(places):
            raise Refusal(Refused("tie_unknown"))
        scoring.settle(self.context, self.typed("lot"), order, self.typed("reason"))


class Ask(TenderForm):
    """`@@questionner`: a question of a partner."""

    done = _(
        "message_question_kept",
        default="Your question is kept; the answer is published for all at once.",
    )

    def act(self) -> None:
        questions.ask(self.context, self.typed("question"))


class Apply(TenderForm):
    """`@@candidature`: a partner says how it meets each criterion of selection."""

    done = _("message_applied", default="Your candidature is kept.")

    def act(self) -> None:
        candidates.apply(self.context, self.typed("candidature"))


class Invite(TenderForm):
    """`@@inviter`: who meets the selection bids from now on; the others are told why."""

    done = _("message_candidates_invited", default="The candidates are told.")

    def act(self) -> None:
        candidates.invite(self.context)


class Negotiate(TenderForm):
    """`@@negocier`: a round is noted."""

    done = _("message_round_noted", default="The round is kept.")

    def partners(self) -> list[tuple[str, str]]:
        return candidates.partners(self.context)

    def act(self) -> None:
        noted = {name: self.typed(name) for name in candidates.NOTED}
        candidates.note_round(self.context, noted)


class Follow(BrowserView):
    """`@@suivre`: a partner is told of every change from now on."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        follow(self.context)
        api.portal.show_message(FOLLOWED, self.request)
        self.request.response.redirect(self.context.absolute_url())


class Answers(TenderForm):
    """`@@repondre`: answers written, and published together."""

    def editing(self) -> dict[str, Shown]:
        return {
            f"answer-{row['key']}": Shown(row["question"], row["answer"] or "")
            for row in self.context.questions or ()
        }

    def answer(self, row: Mapping[str, Any]) -> str:
        """What stands there, or what was just typed."""
        stored: str = row["answer"]
        return str(self.request.form.get(f"answer-{row['key']}", stored))

    def act(self) -> None:
        keys = [row["key"] for row in self.context.questions or ()]
        written = {key: self.typed(f"answer-{key}") for key in keys}
        questions.write_answers(self.context, written)
        if self.typed("publish"):
            questions.publish_answers(self.context)


class Appeal(TenderForm):
    """`@@recours`: a complaint is noted, or decided by its number."""

    done = _("message_appeal_noted", default="The complaint is noted.")

    def targets(self) -> list[tuple[str, str]]:
        return options("imio.mutualisation.appeal_targets", self.context)

    def waiting(self) -> list[tuple[int, dict[str, Any], tuple[str, ...]]]:
        """The number of each complaint, what it says, and what may be decided of it."""
        rows = enumerate(self.context.appeals or (), 1)
        known = ((n, row, appeals.outcomes(self.context, row)) for n, row in rows)
        return [each for each in known if each[-1]]

    def act(self) -> None:
        if self.typed("number"):
            names = ("number", "state", "decision")
            appeals.decide(self.context, **{name: self.typed(name) for name in names})
        else:
            given = {name: self.typed(name) for name in appeals.RECORDED}
            appeals.record(self.context, given)


class Notices(TenderForm):
    """`@@parutions`: a notice is noted by its number in a gazette, or taken away."""

    done = _("message_notice_kept", default="The notices are kept.")

    def gazettes(self) -> list[tuple[str, str]]:
        return options("imio.mutualisation.gazettes", self.context)

    def kinds(self) -> list[tuple[str, str]]:
        return options("imio.mutualisation.notice_kinds", self.context)

    def act(self) -> None:
        if self.typed("reason") or self.typed("away"):
            names = (*notices.NAMED, "reason")
            notices.take_away(self.context, *(self.typed(name) for name in names))
        else:
            given = {name: self.typed(name) for name in notices.NOTED}
            notices.note_notice(self.context, given)


class NameDecision(TenderForm):
    """`@@decision`: the deliberation of the board behind the award."""

    done = _("message_decision_named", default="The decision is named.")

    def acts(self) -> list[Any]:
        return decision.acts(self.context)

    def act(self) -> None:
        decision.name(self.context, self.typed("act"))


class EndLot(TenderForm):
    """`@@terminer-lot`: a lot is cancelled or unsuccessful, the others go on."""

    done = _("message_lot_ended", default="The lot has ended; its bidders are told.")

    def choices(self) -> list[dict[str, Any]]:
        return going_on(self.context)

    def outcomes(self) -> list[tuple[str, str]]:
        """The ways in which a lot may end now."""
        judged = self.context.review_state() in TENDER_JUDGED
        every = options("imio.mutualisation.lot_outcomes", self.context)
        return [each for each in every if judged or each[0] == "cancelled"]

    def act(self) -> None:
        names = ("lot", "outcome", "reason")
        lots.end(self.context, *(self.typed(name) for name in names))


class Rerank(TenderForm):
    """`@@reclasser`: what the evaluations make of the order, and the decision."""

    done = _("message_reranked", default="The new order is kept.")

    def proposals(self) -> list[dict[str, Any]]:
        titles = {row["partner"]: row["title"] for row in self.context.ranking or ()}
        made = (
            reranking.proposal(self.context, lot["number"])
            for lot in self.context.lots or ()
            if reranking.may_propose(self.context, lot["number"])
        )
        return [
            {
                "lot": self.context.lot(each.lot),
                "rows": each.after,
                "before": {place.partner: place.rank for place in each.before},
                "names": titles,
            }
            for each in made
            if each.before
        ]

    def none(self) -> str:
        return message(Refused("award_unscored"))

    def act(self) -> None:
        valid_from = value(self.request.form, IRankRow, "valid_from")
        reranking.rerank(
            self.context, self.typed("lot"), valid_from, self.typed("motive")
        )


class Specification(BrowserView):
    """`@@cahier-des-charges.pdf`."""

    def __call__(self) -> bytes:
        make = partial(specification, self.context)
        document = as_kept(self.context, SPECIFICATION, make)
        return show_pdf(self, SPECIFICATION, document)


class OpeningRecord(BrowserView):
    """`@@pv-ouverture.pdf`, once the bids are open."""

    def __call__(self) -> bytes:
        if not self.context.opening:
            raise Refusal(Refused("not_opened", {"turned": 0, "due": 2}))
        first = next(iter(records_of(self.context)))
        return show_pdf(self, "pv-ouverture", opening_record(self.context, first))


class PriceOpeningRecord(BrowserView):
    """`@@pv-ouverture-prix.pdf`, once the prices are open."""

    def __call__(self) -> bytes:
        if not self.context.price_opening:
            raise Refusal(Refused("prices_sealed"))
        record = opening_record(self.context, PRICES)
        return show_pdf(self, "pv-ouverture-prix", record)
