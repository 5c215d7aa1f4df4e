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

# Permissions on some fields of an object, beside that of editing it.
WRITE_ACT = "imio.mutualisation: Write Act"
RECORD_SUPERVISION = "imio.mutualisation: Record Supervision"
READ_MASKED = "imio.mutualisation: Read Masked Text"

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
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()


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


_CREATING = ((WRITE_ACT, STAFF), (RECORD_SUPERVISION, STAFF))

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
            add=(
                ("Member", STAFF),
                ("Product", STAFF),
                ("Deliberation", STAFF),
                ("Sitting", STAFF),
                ("Assembly", STAFF),
            ),
            # What is added here is written by those who add it.
            fields=_CREATING,
        ),
    ),
)

_AUTHORS = (*MEMBERS, *STAFF)
_OF_MEMBER = (*MEMBERS, *READERS)
_DRAFTING = ((WRITE_ACT, _AUTHORS), (RECORD_SUPERVISION, _AUTHORS))
_THREADS = (
    ("ServiceRequest", _AUTHORS),
    ("Deliberation", _AUTHORS),
    ("Sitting", _AUTHORS),
)

MEMBER = Workflow(
    "mutualisation_member",
    "Adhérent",
    "imio.mutualisation.Member",
    (
        State(
            "prospect",
            "Prospect",
            view=_OF_MEMBER,
            edit=_AUTHORS,
            delete=LEADERS,
            add=_THREADS,
            fields=_DRAFTING,
        ),
        State(
            "applicant",
            "Candidat",
            view=_OF_MEMBER,
            edit=_AUTHORS,
            add=_THREADS,
            fields=_DRAFTING,
        ),
        State(
            "member",
            "Adhérent",
            view=_OF_MEMBER,
            edit=_AUTHORS,
            add=_THREADS,
            fields=_DRAFTING,
        ),
        State("former", "Ancien adhérent", view=_OF_MEMBER, edit=LEADERS),
    ),
    (
        Transition(
            "apply",
            "Demander l’adhésion",
            ("prospect",),
            "applicant",
            _AUTHORS,
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
        State("draft", "Brouillon", view=_OF_MEMBER, edit=_AUTHORS),
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
            _AUTHORS,
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
            _AUTHORS,
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

_WRITTEN = (
    (WRITE_ACT, _AUTHORS),
    (RECORD_SUPERVISION, _AUTHORS),
    (READ_MASKED, _OF_MEMBER),
)
_SUPERVISED = ((RECORD_SUPERVISION, _AUTHORS), (READ_MASKED, _OF_MEMBER))
_READ = ((READ_MASKED, _OF_MEMBER),)
_ANNEXES = (("Annex", _AUTHORS),)

DELIBERATION = Workflow(
    "mutualisation_deliberation",
    "Délibération",
    "imio.mutualisation.Deliberation",
    (
        State(
            "draft",
            "Projet",
            view=_OF_MEMBER,
            edit=_AUTHORS,
            delete=_AUTHORS,
            add=_ANNEXES,
            fields=_WRITTEN,
        ),
        State(
            "scheduled",
            "À l’ordre du jour",
            view=_OF_MEMBER,
            edit=_AUTHORS,
            add=_ANNEXES,
            fields=_WRITTEN,
        ),
        State(
            "adopted",
            "Adoptée",
            view=_OF_MEMBER,
            edit=_AUTHORS,
            add=_ANNEXES,
            fields=_SUPERVISED,
        ),
        State(
            "in_supervision",
            "En tutelle",
            view=_OF_MEMBER,
            edit=_AUTHORS,
            add=_ANNEXES,
            fields=_SUPERVISED,
        ),
        State(
            "executory",
            "Exécutoire",
            view=_OF_MEMBER,
            edit=_AUTHORS,
            add=_ANNEXES,
            fields=_READ,
        ),
        State("published", "Publiée", view=(ANYBODY,), fields=_READ),
        State("archived", "Archivée", view=(ANYBODY,), fields=_READ),
        State("rejected", "Rejetée", view=_OF_MEMBER, fields=_READ),
        State("postponed", "Reportée", view=_OF_MEMBER, fields=_READ),
        State("removed", "Retirée de l’ordre du jour", view=_OF_MEMBER, fields=_READ),
        State("annulled", "Annulée", view=_OF_MEMBER, fields=_READ),
    ),
    (
        Transition(
            "schedule",
            "Inscrire à l’ordre du jour",
            ("draft",),
            "scheduled",
            _AUTHORS,
            True,
        ),
        Transition(
            "unschedule", "Revenir au projet", ("scheduled",), "draft", _AUTHORS
        ),
        Transition(
            "adopt", "Acter l’adoption", ("scheduled",), "adopted", _AUTHORS, True
        ),
        Transition(
            "adopt_amended",
            "Acter l’adoption avec modification",
            ("scheduled",),
            "adopted",
            _AUTHORS,
            True,
        ),
        Transition(
            "reject", "Acter le rejet", ("scheduled",), "rejected", _AUTHORS, True
        ),
        Transition(
            "postpone", "Acter le report", ("scheduled",), "postponed", _AUTHORS, True
        ),
        Transition(
            "reschedule",
            "Remettre à l’ordre du jour",
            ("postponed",),
            "scheduled",
            _AUTHORS,
        ),
        Transition(
            "remove",
            "Retirer de l’ordre du jour",
            ("scheduled",),
            "removed",
            _AUTHORS,
            True,
        ),
        Transition(
            "transmit",
            "Acter la transmission à la tutelle",
            ("adopted",),
            "in_supervision",
            _AUTHORS,
            True,
        ),
        Transition(
            "execute",
            "Constater le caractère exécutoire",
            ("adopted", "in_supervision"),
            "executory",
            _AUTHORS,
            True,
        ),
        Transition(
            "annul",
            "Acter l’annulation ou la non-approbation",
            ("adopted", "in_supervision"),
            "annulled",
            _AUTHORS,
            True,
        ),
        Transition("publish", "Publier", ("executory",), "published", _AUTHORS, True),
        Transition("archive", "Archiver", ("published",), "archived", _AUTHORS),
        Transition(
            "unpublish",
            "Retirer de la publication",
            ("published", "archived"),
            "executory",
            _AUTHORS,
        ),
        Transition(
            "back_to_scheduled",
            "Revenir à l’ordre du jour",
            ("adopted", "rejected", "removed"),
            "scheduled",
            LEADERS,
        ),
        Transition(
            "back_to_adopted",
            "Revenir à l’adoption",
            ("in_supervision", "executory"),
            "adopted",
            LEADERS,
        ),
        Transition(
            "back_to_supervision",
            "Revenir à la tutelle",
            ("annulled",),
            "in_supervision",
            LEADERS,
        ),
    ),
)

SITTING = Workflow(
    "mutualisation_sitting",
    "Séance",
    "imio.mutualisation.Sitting",
    (
        State(
            "created", "En préparation", view=_OF_MEMBER, edit=_AUTHORS, delete=_AUTHORS
        ),
        State("frozen", "Ordre du jour arrêté", view=_OF_MEMBER, edit=_AUTHORS),
        State("published", "Convoquée", view=_OF_MEMBER, edit=_AUTHORS),
        State("decided", "Tenue", view=_OF_MEMBER, edit=_AUTHORS),
        State("closed", "Clôturée", view=_OF_MEMBER),
    ),
    (
        Transition(
            "freeze",
            "Arrêter l’ordre du jour",
            ("created",),
            "frozen",
            _AUTHORS,
            True,
        ),
        Transition(
            "convoke", "Acter la convocation", ("frozen",), "published", _AUTHORS, True
        ),
        Transition(
            "decide", "Acter la tenue", ("published",), "decided", _AUTHORS, True
        ),
        Transition(
            "close_sitting",
            "Clôturer la séance",
            ("decided",),
            "closed",
            _AUTHORS,
            True,
        ),
        Transition(
            "back_to_created",
            "Rouvrir l’ordre du jour",
            ("frozen",),
            "created",
            _AUTHORS,
        ),
        Transition(
            "back_to_frozen",
            "Revenir à l’ordre du jour arrêté",
            ("published",),
            "frozen",
            _AUTHORS,
        ),
        Transition(
            "back_to_published",
            "Revenir à la convocation",
            ("decided",),
            "published",
            _AUTHORS,
        ),
        Transition(
            "back_to_decided",
            "Rouvrir la séance",
            ("closed",),
            "decided",
            LEADERS,
        ),
    ),
)

_DOCUMENTS = (("Annex", STAFF),)

ASSEMBLY = Workflow(
    "mutualisation_assembly",
    "Assemblée générale",
    "imio.mutualisation.Assembly",
    (
        State(
            "preparation",
            "En préparation",
            view=READERS,
            edit=STAFF,
            delete=LEADERS,
            add=_DOCUMENTS,
            fields=((WRITE_ACT, STAFF),),
        ),
        State("convened", "Convoquée", view=(ANYBODY,), edit=STAFF, add=_DOCUMENTS),
        State("held", "Tenue", view=(ANYBODY,), edit=STAFF),
        State("no_quorum", "En carence", view=(ANYBODY,)),
        State("closed", "Clôturée", view=(ANYBODY,)),
    ),
    (
        Transition(
            "convene",
            "Convoquer l’assemblée",
            ("preparation",),
            "convened",
            STAFF,
            True,
        ),
        Transition("open", "Ouvrir la séance", ("convened",), "held", STAFF, True),
        Transition(
            "adjourn", "Constater la carence", ("convened",), "no_quorum", STAFF, True
        ),
        Transition(
            "close_assembly", "Arrêter les résultats", ("held",), "closed", STAFF, True
        ),
        Transition(
            "back_to_preparation",
            "Annuler la convocation",
            ("convened",),
            "preparation",
            LEADERS,
        ),
        Transition(
            "back_to_held", "Rouvrir les résultats", ("closed",), "held", LEADERS
        ),
    ),
)

WORKFLOWS = (
    SECTION,
    MEMBER,
    PRODUCT,
    REQUEST,
    QUOTE,
    DELIBERATION,
    SITTING,
    ASSEMBLY,
)
