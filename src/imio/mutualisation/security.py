"""Who may do what in which state: the one table.

`python -m imio.mutualisation.workflows` writes the workflow definitions of the
profile from it, and the tests expand it over the page, the REST API, the
catalogue, the history and the downloads. Only the standard library is used, so
that the table can be read anywhere.

Roles: the agents and signatories of a member hold theirs inside their own member
(see `base.localroles`); officers, managers and auditors hold theirs everywhere;
`Manager` is the technical administrator, who keeps the site but never signs.
"""

from dataclasses import dataclass


ANYBODY = "Anonymous"
AGENT = "Member Agent"
SIGNATORY = "Member Signatory"
OFFICER = "Project Officer"
MANAGER = "Mutualisation Manager"
AUDITOR = "Auditor"
ADMIN = "Manager"

STAFF = (OFFICER, MANAGER, ADMIN)
LEADERS = (MANAGER, ADMIN)
READERS = (*STAFF, AUDITOR)
MEMBERS = (AGENT, SIGNATORY)
NOBODY = ()


@dataclass(frozen=True)
class State:
    """What each role may do while an object is in this state."""

    id: str
    title: str
    view: tuple[str, ...]
    edit: tuple[str, ...] = NOBODY
    delete: tuple[str, ...] = NOBODY
    add: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Transition:
    """A step from some states to one; `target` empty: the state stays."""

    id: str
    title: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    guarded: bool = False


@dataclass(frozen=True)
class Workflow:
    """States (the first one is the initial state) and transitions of one type."""

    id: str
    title: str
    portal_type: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...] = ()

    def state(self, state_id: str) -> State:
        """The state of that id; `KeyError` when there is none."""
        return {state.id: state for state in self.states}[state_id]


SECTION = Workflow(
    "mutualisation_section",
    "Section",
    "imio.mutualisation.Section",
    (
        State(
            "published",
            "Publiée",
            view=(ANYBODY,),
            edit=LEADERS,
            add=(("Member", STAFF), ("Product", STAFF)),
        ),
    ),
)

_REQUESTS = (("ServiceRequest", (*MEMBERS, *STAFF)),)
_OF_MEMBER = (*MEMBERS, *READERS)

MEMBER = Workflow(
    "mutualisation_member",
    "Adhérent",
    "imio.mutualisation.Member",
    (
        State(
            "prospect",
            "Prospect",
            view=_OF_MEMBER,
            edit=(*MEMBERS, *STAFF),
            delete=LEADERS,
            add=_REQUESTS,
        ),
        State(
            "applicant",
            "Candidat",
            view=_OF_MEMBER,
            edit=(*MEMBERS, *STAFF),
            add=_REQUESTS,
        ),
        State(
            "member",
            "Adhérent",
            view=_OF_MEMBER,
            edit=(*MEMBERS, *STAFF),
            add=_REQUESTS,
        ),
        State("former", "Ancien adhérent", view=_OF_MEMBER, edit=LEADERS),
    ),
    (
        Transition(
            "apply",
            "Demander l’adhésion",
            ("prospect",),
            "applicant",
            (*MEMBERS, *STAFF),
            True,
        ),
        Transition(
            "admit", "Admettre comme adhérent", ("applicant",), "member", STAFF, True
        ),
        Transition("decline", "Ne pas donner suite", ("applicant",), "prospect", STAFF),
        Transition("leave", "Acter le retrait", ("member",), "former", LEADERS, True),
        Transition(
            "merge",
            "Fusionner avec une autre autorité",
            ("prospect", "applicant", "member"),
            "former",
            LEADERS,
            True,
        ),
        Transition(
            "back_to_member",
            "Reprendre comme adhérent",
            ("former",),
            "member",
            LEADERS,
            True,
        ),
        Transition(
            "back_to_prospect",
            "Reprendre comme prospect",
            ("former",),
            "prospect",
            LEADERS,
            True,
        ),
    ),
)

PRODUCT = Workflow(
    "mutualisation_product",
    "Produit",
    "imio.mutualisation.Product",
    (
        State("proposed", "Proposé", view=READERS, edit=STAFF, delete=LEADERS),
        State("under_review", "En évaluation", view=READERS, edit=STAFF),
        State("catalogued", "Au catalogue", view=(ANYBODY,), edit=STAFF),
        State("sunset", "En fin de vie", view=(ANYBODY,), edit=STAFF),
        State("retired", "Retiré", view=(ANYBODY,), edit=LEADERS),
        State("rejected", "Rejeté", view=READERS, edit=LEADERS),
    ),
    (
        Transition("review", "Évaluer", ("proposed",), "under_review", STAFF),
        Transition(
            "catalogue",
            "Mettre au catalogue",
            ("under_review",),
            "catalogued",
            STAFF,
            True,
        ),
        Transition(
            "reject", "Rejeter", ("proposed", "under_review"), "rejected", STAFF
        ),
        Transition(
            "sunset", "Annoncer la fin de vie", ("catalogued",), "sunset", STAFF
        ),
        Transition(
            "retire", "Retirer du catalogue", ("sunset",), "retired", STAFF, True
        ),
        Transition(
            "back_to_review",
            "Remettre en évaluation",
            ("catalogued", "rejected"),
            "under_review",
            LEADERS,
        ),
        Transition(
            "back_to_catalogue",
            "Remettre au catalogue",
            ("sunset", "retired"),
            "catalogued",
            LEADERS,
        ),
    ),
)

_QUOTES = (("Quote", STAFF),)

REQUEST = Workflow(
    "mutualisation_request",
    "Demande",
    "imio.mutualisation.ServiceRequest",
    (
        State("draft", "Brouillon", view=_OF_MEMBER, edit=(*MEMBERS, *STAFF)),
        State("request", "Demande", view=_OF_MEMBER, edit=STAFF, add=_QUOTES),
        State("quote", "Devis", view=_OF_MEMBER, edit=STAFF, add=_QUOTES),
        State(
            "implementation",
            "Mise en œuvre",
            view=_OF_MEMBER,
            edit=STAFF,
            add=_QUOTES,
        ),
        State("support", "Support", view=_OF_MEMBER, edit=STAFF),
        State("on_hold", "En suspens", view=_OF_MEMBER, edit=STAFF),
        State("closed", "Clôturée", view=_OF_MEMBER),
        State("refused", "Refusée", view=_OF_MEMBER),
        State("withdrawn", "Retirée", view=_OF_MEMBER),
    ),
    (
        Transition(
            "submit",
            "Envoyer la demande",
            ("draft",),
            "request",
            (*MEMBERS, *STAFF),
            True,
        ),
        Transition(
            "quote", "Passer à l’étape du devis", ("request",), "quote", STAFF, True
        ),
        Transition(
            "implement",
            "Démarrer la mise en œuvre",
            ("quote",),
            "implementation",
            STAFF,
            True,
        ),
        Transition(
            "sign_acceptance",
            "Signer la réception",
            ("implementation",),
            "",
            (SIGNATORY,),
            True,
        ),
        Transition(
            "support", "Passer au support", ("implementation",), "support", STAFF, True
        ),
        Transition("close", "Clôturer", ("support",), "closed", STAFF, True),
        Transition("refuse", "Refuser", ("request",), "refused", STAFF, True),
        Transition(
            "withdraw",
            "Retirer la demande",
            ("draft", "request", "quote"),
            "withdrawn",
            (*MEMBERS, *STAFF),
            True,
        ),
        Transition(
            "hold",
            "Mettre en suspens",
            ("request", "quote", "implementation"),
            "on_hold",
            STAFF,
            True,
        ),
        Transition(
            "resume_request",
            "Reprendre (demande)",
            ("on_hold",),
            "request",
            STAFF,
            True,
        ),
        Transition(
            "resume_quote", "Reprendre (devis)", ("on_hold",), "quote", STAFF, True
        ),
        Transition(
            "resume_implementation",
            "Reprendre (mise en œuvre)",
            ("on_hold",),
            "implementation",
            STAFF,
            True,
        ),
        Transition(
            "back_to_request",
            "Revenir à la demande",
            ("quote", "refused", "withdrawn"),
            "request",
            LEADERS,
        ),
        Transition(
            "back_to_quote", "Revenir au devis", ("implementation",), "quote", LEADERS
        ),
        Transition(
            "back_to_implementation",
            "Revenir à la mise en œuvre",
            ("support",),
            "implementation",
            LEADERS,
        ),
    ),
)

QUOTE = Workflow(
    "mutualisation_quote",
    "Devis",
    "imio.mutualisation.Quote",
    (
        State("draft", "Projet", view=READERS, edit=STAFF, delete=STAFF),
        State("sent", "Envoyé", view=_OF_MEMBER),
        State("accepted", "Accepté", view=_OF_MEMBER),
        State("declined", "Décliné", view=_OF_MEMBER),
        State("expired", "Expiré", view=_OF_MEMBER),
        State("superseded", "Remplacé", view=_OF_MEMBER),
    ),
    (
        Transition("send", "Envoyer le devis", ("draft",), "sent", STAFF, True),
        Transition(
            "accept", "Signer pour accord", ("sent",), "accepted", (SIGNATORY,), True
        ),
        Transition(
            "decline", "Décliner le devis", ("sent",), "declined", (SIGNATORY,), True
        ),
        Transition(
            "expire", "Constater l’expiration", ("sent",), "expired", STAFF, True
        ),
        Transition(
            "supersede",
            "Remplacer par une révision",
            ("sent", "expired", "declined"),
            "superseded",
            STAFF,
            True,
        ),
    ),
)

WORKFLOWS = (SECTION, MEMBER, PRODUCT, REQUEST, QUOTE)
