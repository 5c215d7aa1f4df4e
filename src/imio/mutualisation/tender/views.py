"""The page of a tender: where it stands, what comes next, what everybody may read."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.broken import broken_by
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.charts import gauge
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.moments import read
from imio.mutualisation.base.open_data import api_url
from imio.mutualisation.base.pages import AnnexedView
from imio.mutualisation.base.pages import Step
from imio.mutualisation.base.pages import steps_at
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.deadlines import belgian_holidays
from imio.mutualisation.rules.deadlines import next_working_day
from imio.mutualisation.rules.purchasing import contract_state
from imio.mutualisation.rules.purchasing import needs_supervision
from imio.mutualisation.rules.states import BID_COUNTED
from imio.mutualisation.rules.states import BID_OPENED
from imio.mutualisation.rules.states import TENDER_AWAITING
from imio.mutualisation.rules.states import TENDER_AWARDED
from imio.mutualisation.rules.states import TENDER_JUDGED
from imio.mutualisation.rules.states import TENDER_PUBLIC
from imio.mutualisation.rules.tendering import must_wait
from imio.mutualisation.security import READ_RESERVED
from imio.mutualisation.tender import candidates
from imio.mutualisation.tender import conflicts
from imio.mutualisation.tender import decision
from imio.mutualisation.tender import lots
from imio.mutualisation.tender import notices
from imio.mutualisation.tender import scoring
from imio.mutualisation.tender import selection
from imio.mutualisation.tender.authority import authority_of
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.documents import declarations
from imio.mutualisation.tender.documents import member_title
from imio.mutualisation.tender.documents import set_aside
from imio.mutualisation.tender.documents import volumes
from imio.mutualisation.tender.documents import why
from imio.mutualisation.tender.facts import aside_of
from imio.mutualisation.tender.facts import bids_due
from imio.mutualisation.tender.facts import by_candidates
from imio.mutualisation.tender.facts import evaluators_of
from imio.mutualisation.tender.facts import framework_of
from imio.mutualisation.tender.facts import going_on
from imio.mutualisation.tender.facts import invited
from imio.mutualisation.tender.facts import is_choosing
from imio.mutualisation.tender.facts import lot_status
from imio.mutualisation.tender.facts import missing
from imio.mutualisation.tender.facts import prices_sealed
from imio.mutualisation.tender.facts import ranked
from imio.mutualisation.tender.facts import records_of
from imio.mutualisation.tender.facts import term_over
from imio.mutualisation.tender.facts import thresholds
from imio.mutualisation.tender.facts import unchecked_of
from imio.mutualisation.tender.following import follows
from imio.mutualisation.tender.following import may_follow
from imio.mutualisation.tender.messages import ACTORS
from imio.mutualisation.tender.messages import CANDIDATES_NEXT
from imio.mutualisation.tender.messages import CONTRACT_STATES
from imio.mutualisation.tender.messages import LOT_STATES
from imio.mutualisation.tender.messages import NEXT_STEPS
from imio.mutualisation.tender.messages import STEPS
from imio.mutualisation.tender.messages import TECHNICAL_NEXT
from imio.mutualisation.tender.opening import current_user
from imio.mutualisation.tender.opening import may_deposit
from imio.mutualisation.tender.opening import may_turn
from imio.mutualisation.tender.opening import to_turn
from imio.mutualisation.tender.orders import ceiling_of
from imio.mutualisation.tender.orders import is_near
from imio.mutualisation.tender.orders import most_on
from imio.mutualisation.tender.questions import may_ask
from imio.mutualisation.tender.receipts import published_sealing
from imio.mutualisation.tender.vault import vault_of
from imio.mutualisation.tender.vocabularies import PHASE_TITLES
from operator import itemgetter
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.i18nmessageid import Message


COMMITMENTS: Mapping[str, Message] = {
    "intention": _("commitment_intention", default="Intention"),
    "firm": _("commitment_firm", default="Firm"),
    "linked": _("commitment_linked", default="Follows the project"),
    "": _("commitment_none", default="Later beneficiary"),
}


class TenderView(AnnexedView):
    """Reads the tender once; the template only places what is shown."""

    day = staticmethod(day)
    long_day = staticmethod(long_day)
    euros = staticmethod(euros)
    number = staticmethod(number)
    why = staticmethod(why)
    title_of = staticmethod(title_of)

    def steps(self) -> list[Step]:
        """The way of a tender that goes well; none for one that ended otherwise."""
        state = self.context.review_state()
        reached = [names for names, _title in STEPS]
        here = next((i for i, names in enumerate(reached) if state in names), None)
        if here is None:
            return []
        return steps_at((title for _names, title in STEPS), here)

    def state(self) -> str:
        return self.context.review_state()

    def next_step(self) -> Message:
        state = self.context.review_state()
        if state == "published" and self.awaits_candidates():
            return CANDIDATES_NEXT
        scoring = state == "evaluation" and prices_sealed(self.context)
        return TECHNICAL_NEXT if scoring else NEXT_STEPS[state]

    def who_acts(self) -> Message | None:
        return ACTORS.get(self.context.review_state())

    def procedure(self) -> str:
        return title_of("imio.mutualisation.procedures", self.context.procedure)

    def due(self) -> str:
        return exact(bids_due(self.context))

    def due_on_day_off(self) -> bool:
        day = self.context.bids_due_on
        if day is None or not self.awaits_bids():
            return False
        return next_working_day(day, belgian_holidays).day != day

    def awaits_bids(self) -> bool:
        return self.context.review_state() in TENDER_AWAITING

    def must_wait(self) -> bool:
        """Whether the law makes the standstill compulsory at this value."""
        value = self.context.estimated_value
        return value is not None and must_wait(value, thresholds())

    def pilot(self) -> str:
        return member_title(self.context.pilot)

    def need(self) -> Any | None:
        """The need that the tender answers, for those who may see it."""
        brains = found("Need", UID=self.context.need) if self.context.need else ()
        return brains[0] if brains else None

    def reserved(self) -> bool:
        """Whether this person reads scores, questions and appeals."""
        return api.user.has_permission(READ_RESERVED, obj=self.context)

    def criteria(self) -> list[dict[str, Any]]:
        kinds = "imio.mutualisation.criteria"
        return [
            {**row, "kind": title_of(kinds, row["kind"])}
            for row in self.context.criteria or ()
        ]

    def lots(self) -> list[dict[str, Any]]:
        kinds = "imio.mutualisation.lot_kinds"
        why = {row["lot"]: row["reason"] for row in self.context.ended_lots or ()}
        return [
            {
                **row,
                "most": euros(most_on(self.context, row["number"], clock.today())),
                "ended_why": why.get(row["number"], ""),
                "kind": title_of(kinds, row["kind"]),
                "state": words(LOT_STATES[lot_status(self.context, row)])
                if self.context.number
                else "",
            }
            for row in self.context.lots or ()
        ]

    def api_url(self) -> str:
        """Where a browser finds the services of the tender."""
        return api_url(self.context)

    def pooled(self) -> bool:
        """Whether members stated volumes for it."""
        rows = self.context.beneficiaries or ()
        return any(row["commitment"] for row in rows)

    def volumes(self) -> dict[str, Any]:
        return volumes(self.context)

    def volume_rows(self) -> list[dict[str, str]]:
        """What each member wants, for those who read reserved fields."""
        return [
            {
                "member": row["title"],
                "commitment": words(COMMITMENTS[row["commitment"]]),
                "volume": number(row["volume"]),
                "code": row["tracking_code"],
            }
            for row in self.context.beneficiaries or ()
        ]

    # --- for partners

    def my_partners(self) -> list[Any]:
        """The partners this person acts for, where they may still bid."""
        mine = owners_of_current_user("partner")
        owners = [each for each in mine if invited(self.context, each)]
        open_still = self.context.review_state() == "published"
        return found("Partner", UID=owners) if owners and open_still else []

    def is_for_the_unknown(self) -> bool:
        """Whether this page says how to get an account to bid."""
        return bool(api.user.is_anonymous()) and self.state() == "published"

    def my_bids(self) -> list[Any]:
        """The bids of this person for the tender."""
        mine = owners_of_current_user("partner")
        return found("Bid", tender_uid=uid(self.context)) if mine else []

    def may_follow(self) -> bool:
        return bool(may_follow(self.context)) and not follows(self.context)

    def may_note_appeal(self) -> bool:
        return self.is_staff() and self.context.review_state() in TENDER_PUBLIC

    def decision(self) -> Any | None:
        """The act behind the award, for those who may see it."""
        return seen("Deliberation", self.context.award_act)

    def may_decide(self) -> bool:
        return self.is_staff() and decision.may_decide(self.context)

    def may_end_lot(self) -> bool:
        return lots.decides(self.context) and len(going_on(self.context)) > 0

    def may_ask(self) -> bool:
        return bool(may_ask(self.context))

    # --- for the committee

    def committee(self) -> list[dict[str, Any]]:
        """Who opens and who scores, and what each one has done."""
        vault = vault_of(self.context)
        key = vault.by_envelope().get(to_turn(self.context), vault)
        aside = aside_of(self.context)
        opening, scoring = self.context.committee or (), evaluators_of(self.context)
        return [
            {
                "name": full_name(user),
                "opens": user in opening,
                "scores": user in scoring,
                "deposited": user in vault.cards,
                "turned": user in key.turned,
                "due": self._due_of(user),
                "declared": bool(conflicts.may_take_part(self.context, user)),
                "aside": user in aside and user in scoring,
            }
            for user in dict.fromkeys((*opening, *scoring))
        ]

    def _due_of(self, user: str) -> int:
        return sum(evaluator == user for *_what, evaluator in self.missing)

    @cached_property
    def missing(self) -> tuple[tuple[str, str, str, str], ...]:
        evaluating = self.context.review_state() == "evaluation"
        return missing(self.context) if evaluating else ()

    def may_deposit(self) -> bool:
        return bool(may_deposit(self.context))

    def my_key(self) -> bool:
        """Whether this person has deposited a key."""
        return current_user() in vault_of(self.context).cards

    def my_fingerprint(self) -> str:
        """Of the key of this person; empty without one."""
        card = vault_of(self.context).card(current_user())
        return card.fingerprint if card else ""

    def is_judged(self) -> bool:
        return self.context.review_state() in TENDER_JUDGED

    def turn_refusal(self) -> str:
        """Why this member of the committee may not turn its key yet."""
        return leading(self.context, may_turn(self.context))

    def signs_again(self) -> bool:
        """Whether the record of an opening lacks the signature of this person."""
        unsigned = to_turn(self.context) in records_of(self.context)
        return unsigned and self.my_key() and not self.turn_refusal()

    def may_score(self) -> bool:
        user = current_user()
        of_it = user in evaluators_of(self.context)
        scoring = of_it and self.context.review_state() == "evaluation"
        return scoring and bool(conflicts.may_judge(self.context, user))

    def may_declare(self) -> bool:
        return bool(conflicts.may_declare(self.context)) or bool(self.voters())

    def voters(self) -> tuple[str, ...]:
        """Those whose conflict of interest the current user may note."""
        return conflicts.voters(self.context)

    def must_declare(self) -> bool:
        """Whether this person neither turns a key nor scores before declaring."""
        declared = conflicts.may_take_part(self.context, current_user())
        return bool(conflicts.may_declare(self.context)) and not declared

    def has_notice(self) -> bool:
        """Whether IMIO gives what is published to the gazettes."""
        return self.is_staff() and self.context.review_state() in TENDER_PUBLIC

    def notes_notices(self) -> bool:
        """Whether IMIO notes the numbers that the gazettes gave."""
        return self.is_staff() and bool(self.context.number)

    def notices(self) -> list[dict[str, Any]]:
        """The notices in the gazettes, in words, by their day."""
        rows = sorted(self.context.notices or (), key=itemgetter("on"))
        return [{**row, "said": notices.said(row)} for row in rows]

    def may_replace(self) -> bool:
        """Whether somebody of IMIO names another evaluator here."""
        return self.is_judged() and self.is_staff()

    def declarations(self) -> list[dict[str, str]]:
        return declarations(self.context)

    # --- the contracting authority

    def authority(self) -> str:
        return authority_of(self.context)

    def ownership(self) -> str:
        return title_of("imio.mutualisation.ownerships", self.context.ownership)

    def phases(self) -> list[dict[str, Any]]:
        """The two phases of the advice, with their tasks: what is done and what is due."""
        rows, today = self.context.advice or (), clock.today()
        return [
            {
                "title": title_of("imio.mutualisation.advice_phases", phase),
                "tasks": [
                    {**row, "late": bool(row["due"] and row["due"] < today)}
                    for row in rows
                    if row["phase"] == phase
                ],
            }
            for phase in PHASE_TITLES
        ]

    # --- the selection

    def grounds(self) -> list[str]:
        return selection.grounds(self.context)

    def selection(self) -> list[dict[str, str]]:
        return selection.criteria(self.context)

    def may_select(self) -> bool:
        evaluated = self.context.review_state() == "evaluation"
        due = evaluated or is_choosing(self.context)
        return due and self.is_staff() and bool(selection.may_check(self.context))

    def selected(self) -> list[dict[str, Any]]:
        """Each candidate or bidder: checked whole or not yet, what it does not meet."""
        examinees = selection.examinees(self.context)
        due = unchecked_of(self.context, [each.partner for each in examinees])
        return [
            {
                "bidder": each.title,
                "due": each.partner in due,
                "unmet": selection.unmet(self.context, each.partner),
            }
            for each in examinees
        ]

    # --- candidates and rounds

    def by_candidates(self) -> bool:
        return by_candidates(self.context)

    def awaits_candidates(self) -> bool:
        """Whether nobody is invited to bid yet."""
        return by_candidates(self.context) and not self.context.invited_on

    def may_apply(self) -> bool:
        return bool(candidates.may_apply(self.context, "…"))

    def my_candidatures(self) -> list[dict[str, Any]]:
        return candidates.mine(self.context)

    def invites(self) -> bool:
        """Whether the choice of the candidates is due: shown with what it waits for."""
        return self.is_staff() and is_choosing(self.context)

    def invite_refusal(self) -> str:
        return leading(self.context, candidates.may_invite(self.context))

    def may_negotiate(self) -> bool:
        return self.is_staff() and bool(candidates.may_negotiate(self.context))

    # --- results

    def sealing(self) -> dict[str, Any]:
        return published_sealing(self.context)

    def moment(self, text: str) -> str:
        return exact(read(text))

    def set_aside(self) -> list[dict[str, str]]:
        """The bids that an opening could not read."""
        return set_aside(self.context)

    def rankings(self) -> list[dict[str, Any]]:
        """The ranking of each lot with its lines, as the scores are now."""
        if not self.context.opening or prices_sealed(self.context) or self.missing:
            return []
        names = {uid(bid): bid.bidder().title for bid, _lot in self._offers}
        return [
            {"lot": self.context.lot(lot), "rows": rows, "names": names}
            for lot, rows in ranked(self.context).items()
        ]

    def broken(self) -> list[dict[str, Any]]:
        """The bidders that did not keep a commitment, with what they promise now."""
        return [
            {"bidder": bid.bidder().title, "broken": each, "promises": bid.promises()}
            for bid in bids_of(self.context, *BID_COUNTED)
            for each in broken_by(uid(bid.bidder()))
        ]

    @cached_property
    def _offers(self) -> list[tuple[Any, str]]:
        return scoring.offers_to_score(self.context)

    def tied(self, ranking: dict[str, Any]) -> list[Any]:
        return [row for row in ranking["rows"] if row.tied]

    def opened(self) -> list[Any]:
        """The bids that are open, for those who may view them."""
        return found("Bid", tender_uid=uid(self.context), review_state=BID_OPENED)

    def bid_state(self, brain: ICatalogBrain) -> str:
        return state_title("Bid", brain.review_state)

    def bidder_of(self, brain: ICatalogBrain) -> str:
        return brain.getObject().bidder().title

    # --- the contract

    def cascades(self) -> list[dict[str, Any]]:
        """The partners of each lot in the order they are called today."""
        titles = {row["partner"]: row["title"] for row in self.context.ranking or ()}
        orders = [
            (lot, self.context.order(lot["number"], clock.today()))
            for lot in self.context.lots or ()
        ]
        return [
            {
                "lot": lot,
                "places": [(place.rank, titles[place.partner]) for place in order],
            }
            for lot, order in orders
            if order
        ]

    @cached_property
    def ceilings(self) -> list[dict[str, Any]]:
        """Each lot that has a maximum, with what goes against it, once awarded."""
        if self.context.review_state() not in TENDER_AWARDED:
            return []
        known = [
            (row, ceiling_of(self.context, row["number"]))
            for row in going_on(self.context)
        ]
        return [
            {
                "lot": row,
                "ceiling": ceiling,
                "near": is_near(ceiling),
                "parts": gauge(
                    {
                        "granted": int(ceiling.ordered),
                        "asked": int(ceiling.reserved + ceiling.hoped),
                        "free": int(max(ceiling.left - ceiling.hoped, Decimal(0))),
                    }
                ),
            }
            for row, ceiling in known
            if ceiling.most is not None
        ]

    def contract_state(self) -> str:
        """Where the contracts stand, in words; empty before the award."""
        if self.context.review_state() not in TENDER_AWARDED:
            return ""
        state = contract_state(
            self.context.review_state(),
            self.context.awarded_on is not None,
            term_over(self.context, clock.today()),
        )
        return words(CONTRACT_STATES[state])

    def term(self) -> dict[str, str]:
        framework = framework_of(self.context)
        return {
            "end": long_day(cascade.term_end(framework)),
            "usable": long_day(cascade.usable_until(framework)),
        }

    def amendments(self) -> list[dict[str, Any]]:
        kinds = "imio.mutualisation.amendment_kinds"
        return [
            {
                **row,
                "kind": title_of(kinds, row["kind"]),
                "supervised": needs_supervision(row["percent"] or Decimal(0)),
            }
            for row in self.context.amendments or ()
        ]

    def may_rerank(self) -> bool:
        awarded = self.context.review_state() == "awarded"
        return awarded and self.is_staff() and bool(self.context.reranking_clause)

    def may_sign_licence(self) -> bool:
        """Once awarded, what was bought may become a shared licence."""
        awarded = self.context.review_state() in TENDER_AWARDED
        return awarded and may_create(api.portal.get()["licences"], "Licence")

    def licences(self) -> list[Any]:
        """The shared licences that came of it, for those who may see them."""
        return found("Licence", tender_uid=uid(self.context))

    def is_staff(self) -> bool:
        return api.user.has_permission("imio.mutualisation: Manage Records")

    # --- warnings while it is prepared

    def neighbours(self) -> list[Any]:
        """Tenders already awarded in the same domain: is this one needed?"""
        if not self.context.domain or self.context.review_state() != "preparation":
            return []
        query = {"domain": self.context.domain, "review_state": "awarded"}
        return existing("Tender", **query)
