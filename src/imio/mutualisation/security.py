"""Who may do what in which state: the one table.

`make workflows` writes the workflow definitions and the other files of the profile
that follow from it, and the tests expand it over the page, the REST API, the
catalogue, the history and the downloads. Only the standard library is used, so
that the table can be read anywhere.

Roles: the agents and signatories of a member, and the people of a partner, hold
theirs inside their own record (see `base.localroles`); officers, managers and auditors hold theirs everywhere;
`Manager` is the technical administrator, who keeps the site but never signs.
"""

from dataclasses import dataclass


ANYBODY = "Anonymous"
AGENT = "Member Agent"
SIGNATORY = "Member Signatory"
OFFICER = "Project Officer"
MANAGER = "Mutualisation Manager"
AUDITOR = "Auditor"
# Whoever acts for some member, everywhere: the needs of all are open to all.
POOL = "Pool Agent"
# In a need: the people of the members that joined it.
PARTICIPANT = "Need Participant"
# In a partner, its bids and its own quotes; in the requests it was called for.
PARTNER = "Partner Agent"
CALLED = "Called Partner"
# In a member or a partner: whom it lets look after its people.
LOCAL_ADMINISTRATOR = "Local Administrator"
# In an advice: the people of the service that is asked, while they write it too.
ADVISER = "Adviser"
# In a session of signature: those who sign.
SIGNER = "Signer"
# In a bid: those who score its technical part, while they do.
EVALUATOR = "Evaluator"
ADMIN = "Manager"
# Whoever has signed in.
ACCOUNT = "Authenticated"
# The suite, for the steps that nobody takes by hand.
ITSELF = "Mutualisation Itself"

# The roles of the suite, as the site lists them.
ROLES = (
    MANAGER,
    OFFICER,
    AUDITOR,
    AGENT,
    SIGNATORY,
    POOL,
    PARTICIPANT,
    PARTNER,
    CALLED,
    LOCAL_ADMINISTRATOR,
    ADVISER,
    SIGNER,
    EVALUATOR,
    ITSELF,
)

# The groups of IMIO's own people: id, title and role.
GROUPS = {
    "mutualisation-managers": ("Responsables IMIO", MANAGER),
    "mutualisation-officers": ("Chargés de projet IMIO", OFFICER),
    "mutualisation-auditors": ("Auditeurs", AUDITOR),
}

# Permissions on some fields of an object, beside that of editing it.
WRITE_ACT = "imio.mutualisation: Write Act"
RECORD_SUPERVISION = "imio.mutualisation: Record Supervision"
READ_MASKED = "imio.mutualisation: Read Masked Text"
WRITE_TERMS = "imio.mutualisation: Write Terms"
READ_RESERVED = "imio.mutualisation: Read Reserved Fields"

STAFF = (OFFICER, MANAGER, ADMIN)
LEADERS = (MANAGER, ADMIN)
READERS = (*STAFF, AUDITOR)
MEMBERS = (AGENT, SIGNATORY)
NOBODY = ()

# Who hears of a step by mail: those whose turn it is, and those who wait for it.
_IMIO = (OFFICER,)
_PARTNER = (CALLED,)
_ISSUER = (PARTNER,)
_JOINED = (AGENT, SIGNATORY, PARTICIPANT, OFFICER)
_ALL_BUT_PARTNER = (*_IMIO, *MEMBERS)
_THREAD = (*_IMIO, *MEMBERS, *_PARTNER)


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
    """A step from some states to one; `target` empty: the state stays.

    `guarded`: the method `may_<id>` of the content has a word to say. `reason_due`:
    whoever takes it says why. `signature`: it commits, and asks first. `confirmed`:
    what it makes final is shown first, too. `quiet`: it goes back, and does not stand out. `comment`: what its comment is called. `hears`: the
    roles that are told of it. `asks`: the fields that are given with it, all of them. `lasts`: the states in which what the guard checked holds
    at every save, too.
    """

    id: str
    title: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    guarded: bool = False
    reason_due: bool = False
    signature: bool = False
    confirmed: bool = False
    quiet: bool = False
    comment: str = "comment"
    hears: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    lasts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workflow:
    """States (the first one is the initial state) and transitions of one type."""

    id: str
    title: str
    portal_type: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...] = ()

    @property
    def name(self) -> str:
        """The type by its last word: `Member`, `ServiceRequest`..."""
        return self.portal_type.rpartition(".")[2]

    def state(self, state_id: str) -> State:
        """The state of that id; `KeyError` when there is none."""
        return {state.id: state for state in self.states}[state_id]


@dataclass(frozen=True)
class Section:
    """A top folder of the site: the type it is named for, and what goes with that."""

    id: str
    title: str
    holds: str
    adders: tuple[str, ...]
    description: str
    besides: tuple[str, ...] = ()


_CREATING = ((WRITE_ACT, STAFF), (RECORD_SUPERVISION, STAFF), (WRITE_TERMS, STAFF))

SECTIONS = (
    Section(
        "adherents", "Adhérents", "Member", STAFF, "Les pouvoirs locaux qui partagent."
    ),
    Section(
        "besoins",
        "Besoins",
        "Need",
        (POOL, *STAFF),
        "Ce qui manque aux adhérents, et que plusieurs peuvent acquérir ensemble.",
    ),
    Section(
        "catalogue",
        "Catalogue",
        "Product",
        (POOL, *STAFF),
        "Les produits et services mutualisés.",
    ),
    Section(
        "licences",
        "Licences mutualisées",
        "Licence",
        STAFF,
        "Les contrats qu’IMIO signe une fois, et dont chaque adhérent peut user.",
    ),
    Section(
        "marches",
        "Marchés",
        "Tender",
        STAFF,
        "Les marchés publics passés par IMIO pour ses adhérents.",
        besides=("WatchedTender",),
    ),
    Section(
        "partenaires",
        "Partenaires",
        "Partner",
        STAFF,
        "Le réseau de prestataires sélectionnés par marché.",
    ),
    Section(
        "deliberations",
        "Délibérations",
        "Deliberation",
        STAFF,
        "Les délibérations publiées des adhérents et des organes d’IMIO.",
        besides=("Sitting",),
    ),
    Section(
        "continuite",
        "Continuité",
        "Incident",
        STAFF,
        "Ce qui arrive en fin de vie, qui est concerné, et ce qui est fait pour que personne ne reste seul.",
    ),
    Section(
        "ressources",
        "Ressources",
        "Resource",
        (POOL, *STAFF),
        "Documents et bonnes pratiques que les adhérents partagent.",
    ),
    Section(
        "assemblees",
        "Assemblées générales",
        "Assembly",
        STAFF,
        "Les assemblées générales de l’intercommunale.",
    ),
)

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
            add=tuple(
                (name, section.adders)
                for section in SECTIONS
                for name in (section.holds, *section.besides)
            ),
            # What is added here is written by those who add it.
            fields=_CREATING,
        ),
    ),
)

AUTHORS = (*MEMBERS, *STAFF)
_OF_MEMBER = (*MEMBERS, *READERS)
_DRAFTING = ((WRITE_ACT, AUTHORS), (RECORD_SUPERVISION, AUTHORS))
_THREADS = (
    ("ServiceRequest", AUTHORS),
    ("Deliberation", AUTHORS),
    ("Sitting", AUTHORS),
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
            edit=AUTHORS,
            delete=LEADERS,
            add=_THREADS,
            fields=_DRAFTING,
        ),
        State(
            "applicant",
            "Candidat",
            view=_OF_MEMBER,
            edit=AUTHORS,
            add=_THREADS,
            fields=_DRAFTING,
        ),
        State(
            "member",
            "Adhérent",
            view=_OF_MEMBER,
            edit=AUTHORS,
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
            AUTHORS,
            guarded=True,
            lasts=("applicant", "member", "former"),
            hears=_IMIO,
        ),
        Transition(
            "admit",
            "Admettre comme adhérent",
            ("applicant",),
            "member",
            STAFF,
            guarded=True,
            lasts=("member", "former"),
            hears=MEMBERS,
        ),
        Transition(
            "decline",
            "Ne pas donner suite",
            ("applicant",),
            "prospect",
            STAFF,
            reason_due=True,
            hears=MEMBERS,
        ),
        Transition(
            "leave",
            "Acter le retrait",
            ("member",),
            "former",
            LEADERS,
            guarded=True,
            reason_due=True,
            hears=MEMBERS,
        ),
        Transition(
            "merge",
            "Fusionner avec une autre autorité",
            ("prospect", "applicant", "member"),
            "former",
            LEADERS,
            guarded=True,
            reason_due=True,
            lasts=("former",),
            hears=MEMBERS,
        ),
        # Memberships of before, with their own days: nobody is told.
        Transition(
            "bring_in",
            "Reprendre une adhésion d’avant",
            ("prospect",),
            "member",
            (ITSELF,),
        ),
        Transition(
            "bring_in_former",
            "Reprendre une adhésion d’avant, finie depuis",
            ("prospect",),
            "former",
            (ITSELF,),
        ),
        # The rights of those that merged into it.
        Transition(
            "succeed",
            "Succéder aux droits d’une autorité fusionnée",
            ("prospect", "applicant"),
            "member",
            (ITSELF,),
            hears=MEMBERS,
        ),
        Transition(
            "back_to_member",
            "Reprendre comme adhérent",
            ("former",),
            "member",
            LEADERS,
            guarded=True,
            quiet=True,
            hears=MEMBERS,
        ),
        Transition(
            "back_to_prospect",
            "Reprendre comme prospect",
            ("former",),
            "prospect",
            LEADERS,
            guarded=True,
            quiet=True,
            hears=MEMBERS,
        ),
    ),
)

# Whoever acts for some member: sees what is proposed, and what it may draw from, never
# who draws; asks the referents of a product.
_POOLED = (POOL, *READERS)
_REFERENTS = ((READ_RESERVED, _POOLED),)

PRODUCT = Workflow(
    "mutualisation_product",
    "Produit",
    "imio.mutualisation.Product",
    (
        State(
            "proposed",
            "Proposé",
            view=_POOLED,
            edit=AUTHORS,
            delete=LEADERS,
            fields=_REFERENTS,
        ),
        State(
            "under_review",
            "En évaluation",
            view=_POOLED,
            edit=STAFF,
            fields=_REFERENTS,
        ),
        State(
            "catalogued",
            "Au catalogue",
            view=(ANYBODY,),
            edit=STAFF,
            fields=_REFERENTS,
        ),
        State(
            "sunset",
            "En fin de vie",
            view=(ANYBODY,),
            edit=STAFF,
            fields=_REFERENTS,
        ),
        State("retired", "Retiré", view=(ANYBODY,), edit=LEADERS, fields=_REFERENTS),
        State("rejected", "Rejeté", view=_OF_MEMBER, edit=LEADERS),
    ),
    (
        Transition(
            "review", "Évaluer", ("proposed",), "under_review", STAFF, hears=MEMBERS
        ),
        Transition(
            "catalogue",
            "Mettre au catalogue",
            ("under_review",),
            "catalogued",
            STAFF,
            guarded=True,
            lasts=("catalogued", "sunset", "retired"),
            hears=MEMBERS,
        ),
        Transition(
            "reject",
            "Rejeter",
            ("proposed", "under_review"),
            "rejected",
            STAFF,
            reason_due=True,
            hears=MEMBERS,
        ),
        Transition(
            "sunset", "Annoncer la fin de vie", ("catalogued",), "sunset", STAFF
        ),
        Transition(
            "retire",
            "Retirer du catalogue",
            ("sunset",),
            "retired",
            STAFF,
            guarded=True,
            reason_due=True,
            lasts=("retired",),
        ),
        Transition(
            "back_to_review",
            "Remettre en évaluation",
            ("catalogued", "rejected"),
            "under_review",
            LEADERS,
            quiet=True,
            hears=MEMBERS,
        ),
        Transition(
            "back_to_catalogue",
            "Remettre au catalogue",
            ("sunset", "retired"),
            "catalogued",
            LEADERS,
            quiet=True,
        ),
    ),
)

_ATTACHED = (("Annex", AUTHORS),)
_QUOTES = (("Quote", (*STAFF, CALLED)), *_ATTACHED)
_OF_THREAD = (*_OF_MEMBER, CALLED)
# What the partners answered is not for the next one that is called.
_CALLS = ((READ_RESERVED, _OF_MEMBER),)
_OF_QUOTE = (*_OF_MEMBER, PARTNER)

REQUEST = Workflow(
    "mutualisation_request",
    "Demande",
    "imio.mutualisation.ServiceRequest",
    (
        State(
            "draft",
            "Brouillon",
            view=_OF_MEMBER,
            edit=AUTHORS,
            add=_ATTACHED,
            fields=_CALLS,
        ),
        State(
            "request",
            "Demande",
            view=_OF_THREAD,
            edit=STAFF,
            add=_QUOTES,
            fields=_CALLS,
        ),
        State(
            "quote", "Devis", view=_OF_THREAD, edit=STAFF, add=_QUOTES, fields=_CALLS
        ),
        State(
            "implementation",
            "Mise en œuvre",
            view=_OF_THREAD,
            edit=STAFF,
            add=_QUOTES,
            fields=_CALLS,
        ),
        State("support", "Support", view=_OF_THREAD, edit=STAFF, fields=_CALLS),
        State("on_hold", "En suspens", view=_OF_THREAD, edit=STAFF, fields=_CALLS),
        State("closed", "Clôturée", view=_OF_THREAD, fields=_CALLS),
        State("refused", "Refusée", view=_OF_THREAD, fields=_CALLS),
        State("withdrawn", "Retirée", view=_OF_THREAD, fields=_CALLS),
    ),
    (
        Transition(
            "submit",
            "Envoyer la demande",
            ("draft",),
            "request",
            (*AUTHORS, ITSELF),
            guarded=True,
            lasts=("request", "quote", "implementation", "support", "on_hold"),
            hears=_ALL_BUT_PARTNER,
        ),
        # What was in support before the suite knew it: nobody is told.
        Transition(
            "bring_in",
            "Reprendre un support en cours",
            ("draft",),
            "support",
            (ITSELF,),
        ),
        Transition(
            "quote",
            "Passer à l’étape du devis",
            ("request",),
            "quote",
            STAFF,
            guarded=True,
            lasts=("quote", "implementation", "support", "on_hold"),
            hears=MEMBERS,
        ),
        Transition(
            "offer",
            "Proposer au partenaire suivant",
            ("request", "quote"),
            "",
            STAFF,
            guarded=True,
            confirmed=True,
            hears=_PARTNER,
        ),
        Transition(
            "accept_call",
            "Accepter la mission",
            ("request", "quote"),
            "",
            (CALLED,),
            guarded=True,
            confirmed=True,
            hears=_ALL_BUT_PARTNER,
        ),
        Transition(
            "refuse_call",
            "Refuser la mission",
            ("request", "quote"),
            "",
            (CALLED,),
            guarded=True,
            reason_due=True,
            hears=_IMIO,
        ),
        Transition(
            "declare_conflict",
            "Déclarer un conflit d’intérêts",
            ("request", "quote"),
            "",
            (CALLED, *STAFF),
            guarded=True,
            reason_due=True,
            hears=_IMIO,
        ),
        Transition(
            "record_silence",
            "Constater le silence",
            ("request", "quote"),
            "",
            STAFF,
            guarded=True,
            hears=_IMIO,
        ),
        Transition(
            "implement",
            "Démarrer la mise en œuvre",
            ("quote",),
            "implementation",
            STAFF,
            guarded=True,
            lasts=("implementation", "support"),
            hears=_THREAD,
        ),
        Transition(
            "sign_acceptance",
            "Signer la réception",
            ("implementation",),
            "",
            (SIGNATORY,),
            guarded=True,
            signature=True,
            comment="reservations",
            hears=_THREAD,
        ),
        Transition(
            "support",
            "Passer au support",
            ("implementation",),
            "support",
            STAFF,
            guarded=True,
            lasts=("support", "closed"),
            hears=_THREAD,
        ),
        Transition(
            "close",
            "Clôturer",
            ("support",),
            "closed",
            STAFF,
            guarded=True,
            reason_due=True,
            hears=_THREAD,
        ),
        Transition(
            "conclude",
            "Conclure la continuité",
            ("request", "implementation"),
            "closed",
            STAFF,
            guarded=True,
            reason_due=True,
            lasts=("closed",),
            hears=_THREAD,
        ),
        Transition(
            "refuse",
            "Refuser",
            ("request",),
            "refused",
            STAFF,
            guarded=True,
            reason_due=True,
            hears=MEMBERS,
        ),
        Transition(
            "withdraw",
            "Retirer la demande",
            ("draft", "request", "quote"),
            "withdrawn",
            AUTHORS,
            guarded=True,
            reason_due=True,
            hears=_THREAD,
        ),
        Transition(
            "hold",
            "Mettre en suspens",
            ("request", "quote", "implementation"),
            "on_hold",
            STAFF,
            guarded=True,
            reason_due=True,
            asks=("hold_until",),
            hears=_THREAD,
        ),
        Transition(
            "resume_request",
            "Reprendre (demande)",
            ("on_hold",),
            "request",
            STAFF,
            guarded=True,
            hears=_THREAD,
        ),
        Transition(
            "resume_quote",
            "Reprendre (devis)",
            ("on_hold",),
            "quote",
            STAFF,
            guarded=True,
            hears=_THREAD,
        ),
        Transition(
            "resume_implementation",
            "Reprendre (mise en œuvre)",
            ("on_hold",),
            "implementation",
            STAFF,
            guarded=True,
            hears=_THREAD,
        ),
        Transition(
            "back_to_request",
            "Revenir à la demande",
            ("quote", "refused", "withdrawn"),
            "request",
            LEADERS,
            reason_due=True,
            quiet=True,
            hears=_THREAD,
        ),
        Transition(
            "back_to_quote",
            "Revenir au devis",
            ("implementation",),
            "quote",
            LEADERS,
            reason_due=True,
            quiet=True,
            hears=_THREAD,
        ),
        Transition(
            "back_to_implementation",
            "Revenir à la mise en œuvre",
            ("support",),
            "implementation",
            LEADERS,
            reason_due=True,
            quiet=True,
            hears=_THREAD,
        ),
    ),
)

QUOTE = Workflow(
    "mutualisation_quote",
    "Devis",
    "imio.mutualisation.Quote",
    (
        State(
            "draft",
            "Projet",
            view=(*READERS, PARTNER),
            edit=(*STAFF, PARTNER),
            delete=(*STAFF, PARTNER),
        ),
        State("to_check", "À vérifier par IMIO", view=(*READERS, PARTNER)),
        State("sent", "Envoyé", view=_OF_QUOTE),
        State("accepted", "Accepté", view=_OF_QUOTE),
        State("declined", "Décliné", view=_OF_QUOTE),
        State("recalled", "Rappelé", view=_OF_QUOTE),
        State("expired", "Expiré", view=_OF_QUOTE),
        State("superseded", "Remplacé", view=_OF_QUOTE),
    ),
    (
        Transition(
            "submit",
            "Remettre le devis à IMIO",
            ("draft",),
            "to_check",
            (PARTNER,),
            guarded=True,
            hears=_IMIO,
        ),
        # As it was signed before the suite knew it.
        Transition(
            "bring_in",
            "Reprendre un devis signé",
            ("draft",),
            "accepted",
            (ITSELF,),
        ),
        Transition(
            "send_back",
            "Renvoyer au partenaire",
            ("to_check",),
            "draft",
            STAFF,
            reason_due=True,
            hears=_ISSUER,
        ),
        Transition(
            "send",
            "Envoyer le devis",
            ("draft", "to_check"),
            "sent",
            STAFF,
            guarded=True,
            confirmed=True,
            hears=MEMBERS,
        ),
        Transition(
            "accept",
            "Signer pour accord",
            ("sent",),
            "accepted",
            (SIGNATORY,),
            guarded=True,
            signature=True,
            hears=(*_IMIO, *_ISSUER),
        ),
        Transition(
            "decline",
            "Décliner le devis",
            ("sent",),
            "declined",
            (SIGNATORY,),
            guarded=True,
            reason_due=True,
            hears=(*_IMIO, *_ISSUER),
        ),
        Transition(
            "recall",
            "Rappeler le devis",
            ("sent",),
            "recalled",
            STAFF,
            guarded=True,
            reason_due=True,
            hears=(*MEMBERS, *_ISSUER),
        ),
        Transition(
            "expire",
            "Constater l’expiration",
            ("sent",),
            "expired",
            STAFF,
            guarded=True,
            hears=(*_IMIO, *MEMBERS),
        ),
        # Whoever signs what takes its place sets it off.
        Transition(
            "replace",
            "Remplacer par le devis signé ensuite",
            ("accepted",),
            "superseded",
            (ITSELF,),
        ),
        Transition(
            "supersede",
            "Remplacer par une révision",
            ("sent", "expired", "declined", "recalled"),
            "superseded",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
    ),
)

_WRITTEN = (
    (WRITE_ACT, AUTHORS),
    (RECORD_SUPERVISION, AUTHORS),
    (READ_MASKED, _OF_MEMBER),
)
_SUPERVISED = ((RECORD_SUPERVISION, AUTHORS), (READ_MASKED, _OF_MEMBER))
_READ = ((READ_MASKED, _OF_MEMBER),)
_ANNEXES = (("Annex", AUTHORS),)
# What an act asks for once it is decided, whatever was decided; its text stays as it is.
_FOLLOWED = (("Followup", AUTHORS),)
_SIGNED = (("Signing", AUTHORS),)
# Signed before it is published, so that what is published says by whom.
_AFTER_ADOPTION = (*_ANNEXES, *_FOLLOWED, *_SIGNED)
# Asked of services of the authority while its text may change.
_ANNEXED_AND_ADVISED = (*_ANNEXES, ("Advice", AUTHORS))

DELIBERATION = Workflow(
    "mutualisation_deliberation",
    "Délibération",
    "imio.mutualisation.Deliberation",
    (
        State(
            "draft",
            "Projet",
            view=_OF_MEMBER,
            edit=AUTHORS,
            delete=AUTHORS,
            add=_ANNEXED_AND_ADVISED,
            fields=_WRITTEN,
        ),
        State(
            "scheduled",
            "À l’ordre du jour",
            view=_OF_MEMBER,
            edit=AUTHORS,
            add=_ANNEXED_AND_ADVISED,
            fields=_WRITTEN,
        ),
        State(
            "adopted",
            "Adoptée",
            view=_OF_MEMBER,
            edit=AUTHORS,
            add=_AFTER_ADOPTION,
            fields=_SUPERVISED,
        ),
        State(
            "in_supervision",
            "En tutelle",
            view=_OF_MEMBER,
            edit=AUTHORS,
            add=_AFTER_ADOPTION,
            fields=_SUPERVISED,
        ),
        State(
            "executory",
            "Exécutoire",
            view=_OF_MEMBER,
            edit=AUTHORS,
            add=_AFTER_ADOPTION,
            fields=_READ,
        ),
        State(
            "published",
            "Publiée",
            view=(ANYBODY,),
            add=_FOLLOWED,
            fields=_READ,
        ),
        State(
            "archived",
            "Archivée",
            view=(ANYBODY,),
            add=_FOLLOWED,
            fields=_READ,
        ),
        State("rejected", "Rejetée", view=_OF_MEMBER, add=_FOLLOWED, fields=_READ),
        State("postponed", "Reportée", view=_OF_MEMBER, add=_FOLLOWED, fields=_READ),
        State(
            "removed",
            "Retirée de l’ordre du jour",
            view=_OF_MEMBER,
            add=_FOLLOWED,
            fields=_READ,
        ),
        State("annulled", "Annulée", view=_OF_MEMBER, add=_FOLLOWED, fields=_READ),
    ),
    (
        # Where the authority has levels of validation; the state stays.
        Transition(
            "propose",
            "Proposer à la validation",
            ("draft",),
            "",
            AUTHORS,
            guarded=True,
        ),
        Transition(
            "validate",
            "Valider",
            ("draft",),
            "",
            AUTHORS,
            guarded=True,
            confirmed=True,
        ),
        Transition(
            "send_back",
            "Renvoyer à son auteur",
            ("draft",),
            "",
            AUTHORS,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "schedule",
            "Inscrire à l’ordre du jour",
            ("draft",),
            "scheduled",
            AUTHORS,
            guarded=True,
            lasts=("scheduled",),
        ),
        Transition(
            "unschedule",
            "Revenir au projet",
            ("scheduled",),
            "draft",
            AUTHORS,
            quiet=True,
        ),
        Transition(
            "adopt",
            "Acter l’adoption",
            ("scheduled",),
            "adopted",
            AUTHORS,
            guarded=True,
        ),
        Transition(
            "adopt_amended",
            "Acter l’adoption avec modification",
            ("scheduled",),
            "adopted",
            AUTHORS,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "reject",
            "Acter le rejet",
            ("scheduled",),
            "rejected",
            AUTHORS,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "postpone",
            "Acter le report",
            ("scheduled",),
            "postponed",
            AUTHORS,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "reschedule",
            "Remettre à l’ordre du jour",
            ("postponed",),
            "scheduled",
            AUTHORS,
            guarded=True,
        ),
        Transition(
            "remove",
            "Retirer de l’ordre du jour",
            ("scheduled",),
            "removed",
            AUTHORS,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "transmit",
            "Acter la transmission à la tutelle",
            ("adopted",),
            "in_supervision",
            AUTHORS,
            guarded=True,
            lasts=("in_supervision", "executory", "published", "archived"),
        ),
        Transition(
            "execute",
            "Constater le caractère exécutoire",
            ("adopted", "in_supervision"),
            "executory",
            AUTHORS,
            guarded=True,
            lasts=("executory", "published", "archived"),
            hears=_IMIO,
        ),
        Transition(
            "annul",
            "Acter l’annulation ou la non-approbation",
            ("adopted", "in_supervision"),
            "annulled",
            AUTHORS,
            guarded=True,
            reason_due=True,
            hears=_IMIO,
        ),
        Transition(
            "publish",
            "Publier",
            ("executory",),
            "published",
            AUTHORS,
            guarded=True,
            lasts=("published", "archived"),
        ),
        Transition(
            "archive", "Archiver", ("published",), "archived", AUTHORS, quiet=True
        ),
        Transition(
            "unpublish",
            "Retirer de la publication",
            ("published", "archived"),
            "executory",
            AUTHORS,
            reason_due=True,
        ),
        Transition(
            "back_to_scheduled",
            "Revenir à l’ordre du jour",
            ("adopted", "rejected", "removed"),
            "scheduled",
            LEADERS,
            guarded=True,
            reason_due=True,
            quiet=True,
        ),
        Transition(
            "back_to_adopted",
            "Revenir à l’adoption",
            ("in_supervision", "executory"),
            "adopted",
            LEADERS,
            reason_due=True,
            quiet=True,
        ),
        Transition(
            "back_to_supervision",
            "Revenir à la tutelle",
            ("annulled",),
            "in_supervision",
            LEADERS,
            reason_due=True,
            quiet=True,
        ),
    ),
)

# What an act that was decided asks for; whoever reads the act once it is public does not read this.
FOLLOWUP = Workflow(
    "mutualisation_followup",
    "Suite",
    "imio.mutualisation.Followup",
    (
        State("needed", "À donner", view=_OF_MEMBER, edit=AUTHORS, delete=AUTHORS),
        State("provided", "Donnée", view=_OF_MEMBER),
    ),
    (
        Transition(
            "provide",
            "Acter la suite donnée",
            ("needed",),
            "provided",
            AUTHORS,
            reason_due=True,
            comment="provided",
            asks=("provided_on",),
        ),
        Transition(
            "back_to_needed",
            "Revenir à une suite à donner",
            ("provided",),
            "needed",
            AUTHORS,
            reason_due=True,
            quiet=True,
        ),
    ),
)

# While it is written, its sense and its text are for those who write it alone.
_ADVISING = ((READ_RESERVED, (ADVISER,)),)
_ADVISED = ((READ_RESERVED, _OF_MEMBER),)

ADVICE = Workflow(
    "mutualisation_advice",
    "Avis",
    "imio.mutualisation.Advice",
    (
        State("asked", "Demandé", view=_OF_MEMBER, edit=(ADVISER,), fields=_ADVISING),
        State("given", "Rendu", view=_OF_MEMBER, fields=_ADVISED),
        State("lapsed", "Délai passé", view=_OF_MEMBER),
        State("withdrawn", "Demande retirée", view=_OF_MEMBER),
    ),
    (
        Transition(
            "give",
            "Rendre l’avis",
            ("asked",),
            "given",
            (ADVISER,),
            guarded=True,
            confirmed=True,
            hears=MEMBERS,
        ),
        Transition(
            "withdraw",
            "Retirer la demande d’avis",
            ("asked",),
            "withdrawn",
            AUTHORS,
            reason_due=True,
        ),
        # Once: the financial director asks for it with a reason, whose act it is decides.
        Transition(
            "ask_extension",
            "Demander la prolongation du délai",
            ("asked",),
            "",
            (ADVISER,),
            guarded=True,
            reason_due=True,
            quiet=True,
            hears=MEMBERS,
        ),
        Transition(
            "extend",
            "Accorder la prolongation du délai",
            ("asked",),
            "",
            AUTHORS,
            guarded=True,
            confirmed=True,
            quiet=True,
        ),
        Transition(
            "lapse",
            "Constater que le délai est passé",
            ("asked",),
            "lapsed",
            (ITSELF,),
            guarded=True,
            hears=MEMBERS,
        ),
    ),
)

SIGNING = Workflow(
    "mutualisation_signing",
    "Session de signature",
    "imio.mutualisation.Signing",
    (
        State(
            "open",
            "À signer",
            view=_OF_MEMBER,
            # Who may let another service sign.
            fields=((READ_RESERVED, AUTHORS),),
        ),
        State("signed", "Signée", view=_OF_MEMBER),
        State("refused", "Signature refusée", view=_OF_MEMBER),
        State("cancelled", "Annulée", view=_OF_MEMBER),
    ),
    (
        Transition(
            "refuse",
            "Refuser de signer",
            ("open",),
            "refused",
            (SIGNER,),
            guarded=True,
            reason_due=True,
            hears=MEMBERS,
        ),
        Transition(
            "cancel",
            "Annuler la session",
            ("open",),
            "cancelled",
            AUTHORS,
            reason_due=True,
            quiet=True,
        ),
        # Each signs with the password, the last signature brings the seal.
        Transition(
            "seal",
            "Sceller",
            ("open",),
            "signed",
            (ITSELF,),
            guarded=True,
            hears=MEMBERS,
        ),
        Transition(
            "receive",
            "Reprendre le document signé ailleurs",
            ("open",),
            "signed",
            (ITSELF,),
            hears=MEMBERS,
        ),
    ),
)

SITTING = Workflow(
    "mutualisation_sitting",
    "Séance",
    "imio.mutualisation.Sitting",
    (
        State(
            "created", "En préparation", view=_OF_MEMBER, edit=AUTHORS, delete=AUTHORS
        ),
        State("frozen", "Ordre du jour arrêté", view=_OF_MEMBER, edit=AUTHORS),
        State("published", "Convoquée", view=_OF_MEMBER, edit=AUTHORS),
        State("decided", "Tenue", view=_OF_MEMBER, edit=AUTHORS),
        State("closed", "Clôturée", view=_OF_MEMBER, add=_SIGNED),
    ),
    (
        Transition(
            "freeze",
            "Arrêter l’ordre du jour",
            ("created",),
            "frozen",
            AUTHORS,
            guarded=True,
            lasts=("frozen", "published", "decided", "closed"),
        ),
        Transition(
            "convoke",
            "Acter la convocation",
            ("frozen",),
            "published",
            AUTHORS,
            guarded=True,
            lasts=("published", "decided", "closed"),
        ),
        Transition(
            "decide",
            "Acter la tenue",
            ("published",),
            "decided",
            AUTHORS,
            guarded=True,
            lasts=("decided", "closed"),
        ),
        Transition(
            "close",
            "Clôturer la séance",
            ("decided",),
            "closed",
            AUTHORS,
            guarded=True,
        ),
        Transition(
            "back_to_created",
            "Rouvrir l’ordre du jour",
            ("frozen",),
            "created",
            AUTHORS,
            quiet=True,
        ),
        Transition(
            "back_to_frozen",
            "Revenir à l’ordre du jour arrêté",
            ("published",),
            "frozen",
            AUTHORS,
            quiet=True,
        ),
        Transition(
            "back_to_published",
            "Revenir à la convocation",
            ("decided",),
            "published",
            AUTHORS,
            guarded=True,
            quiet=True,
        ),
        Transition(
            "back_to_decided",
            "Rouvrir la séance",
            ("closed",),
            "decided",
            LEADERS,
            reason_due=True,
            quiet=True,
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
            guarded=True,
        ),
        Transition(
            "open",
            "Ouvrir la séance",
            ("convened",),
            "held",
            STAFF,
            guarded=True,
            confirmed=True,
        ),
        Transition(
            "adjourn",
            "Constater la carence",
            ("convened",),
            "no_quorum",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "close", "Arrêter les résultats", ("held",), "closed", STAFF, guarded=True
        ),
        Transition(
            "back_to_preparation",
            "Annuler la convocation",
            ("convened",),
            "preparation",
            LEADERS,
            reason_due=True,
            quiet=True,
        ),
        Transition(
            "back_to_held",
            "Rouvrir les résultats",
            ("closed",),
            "held",
            LEADERS,
            reason_due=True,
            quiet=True,
        ),
    ),
)

_NEED_VIEW = (POOL, *READERS)
_CONTRIBUTORS = (*MEMBERS, PARTICIPANT, *STAFF)

NEED = Workflow(
    "mutualisation_need",
    "Besoin",
    "imio.mutualisation.Need",
    (
        State(
            "open",
            "Ouvert",
            view=_NEED_VIEW,
            edit=AUTHORS,
            delete=LEADERS,
            add=(("Annex", _CONTRIBUTORS),),
        ),
        State(
            "pooled",
            "Mutualisé",
            view=_NEED_VIEW,
            edit=STAFF,
            add=(("Annex", _CONTRIBUTORS),),
        ),
        State(
            "in_tender",
            "En marché",
            view=_NEED_VIEW,
            edit=STAFF,
            add=(("Annex", _CONTRIBUTORS),),
        ),
        State(
            "satisfied",
            "Satisfait",
            view=_NEED_VIEW,
            edit=STAFF,
            add=(("Annex", _CONTRIBUTORS),),
        ),
        State("closed", "Abandonné", view=_NEED_VIEW),
    ),
    (
        Transition(
            "pool",
            "Mutualiser",
            ("open",),
            "pooled",
            STAFF,
            guarded=True,
            lasts=("pooled", "in_tender", "satisfied"),
            hears=_JOINED,
        ),
        Transition(
            "tender",
            "Passer en marché",
            ("pooled",),
            "in_tender",
            STAFF,
            guarded=True,
            hears=_JOINED,
        ),
        Transition(
            "satisfy",
            "Acter la réponse",
            ("in_tender",),
            "satisfied",
            STAFF,
            guarded=True,
            lasts=("satisfied",),
            confirmed=True,
            hears=_JOINED,
        ),
        Transition(
            "close",
            "Abandonner",
            ("open", "pooled"),
            "closed",
            AUTHORS,
            reason_due=True,
            hears=_JOINED,
        ),
        Transition(
            "reopen",
            "Rouvrir",
            ("pooled", "closed"),
            "open",
            STAFF,
            reason_due=True,
            hears=_JOINED,
        ),
        Transition(
            "back_to_pooled",
            "Revenir au besoin",
            ("in_tender",),
            "pooled",
            LEADERS,
            reason_due=True,
            quiet=True,
            hears=_JOINED,
        ),
    ),
)

_OF_PARTNER = (PARTNER, *READERS)
_RESERVED = ((READ_RESERVED, _OF_PARTNER),)
_CHECKED = ((READ_RESERVED, READERS),)
_BIDS = (("Bid", (PARTNER,)),)

PARTNER_FILE = Workflow(
    "mutualisation_partner",
    "Partenaire",
    "imio.mutualisation.Partner",
    (
        State(
            "candidate",
            "Candidat",
            view=_OF_PARTNER,
            edit=(PARTNER, *STAFF),
            delete=LEADERS,
            add=_BIDS,
            fields=_RESERVED,
        ),
        State(
            "selected",
            "Sélectionné",
            view=(ANYBODY,),
            edit=(PARTNER, *STAFF),
            add=_BIDS,
            fields=_RESERVED,
        ),
        # What a company not yet known says of itself: IMIO checks it first.
        State(
            "applied",
            "Candidature à vérifier",
            view=READERS,
            edit=STAFF,
            delete=LEADERS,
            fields=_CHECKED,
        ),
        State(
            "declined",
            "Candidature refusée",
            view=READERS,
            delete=LEADERS,
            fields=_CHECKED,
        ),
        State("suspended", "Suspendu", view=_OF_PARTNER, edit=STAFF, fields=_RESERVED),
        State(
            "former",
            "Ancien partenaire",
            view=_OF_PARTNER,
            edit=STAFF,
            add=_BIDS,
            fields=_RESERVED,
        ),
    ),
    (
        Transition(
            "apply",
            "Déposer la candidature",
            ("candidate",),
            "applied",
            (ITSELF,),
            hears=_IMIO,
        ),
        Transition(
            "accept",
            "Accepter la candidature",
            ("applied",),
            "candidate",
            STAFF,
            guarded=True,
            confirmed=True,
            hears=_IMIO,
        ),
        Transition(
            "decline",
            "Refuser la candidature",
            ("applied",),
            "declined",
            STAFF,
            guarded=True,
            reason_due=True,
            hears=_IMIO,
        ),
        Transition(
            "reconsider",
            "Reprendre la candidature",
            ("declined",),
            "applied",
            STAFF,
            quiet=True,
            hears=_IMIO,
        ),
        Transition(
            "select",
            "Sélectionner",
            ("candidate", "former"),
            "selected",
            STAFF,
            guarded=True,
            hears=_ISSUER,
        ),
        Transition(
            "suspend",
            "Suspendre",
            ("selected",),
            "suspended",
            LEADERS,
            reason_due=True,
            hears=_ISSUER,
        ),
        Transition(
            "reinstate", "Rétablir", ("suspended",), "selected", LEADERS, hears=_ISSUER
        ),
        Transition(
            "end_term",
            "Acter la fin du terme",
            ("selected", "suspended"),
            "former",
            STAFF,
            guarded=True,
            hears=_ISSUER,
        ),
    ),
)

_DOCUMENTED = (("Annex", STAFF),)
_TERMS = ((WRITE_TERMS, STAFF), (READ_RESERVED, READERS))
_SCORES = ((READ_RESERVED, READERS),)

# The people of the member that is the contracting authority, where one is.
_AUTHORITY = (*READERS, *MEMBERS)
_JUDGED = ((READ_RESERVED, _AUTHORITY),)
_DRAFTED = ((WRITE_TERMS, STAFF), (READ_RESERVED, _AUTHORITY))

TENDER = Workflow(
    "mutualisation_tender",
    "Marché",
    "imio.mutualisation.Tender",
    (
        State(
            "preparation",
            "En préparation",
            view=_AUTHORITY,
            edit=STAFF,
            delete=LEADERS,
            add=_DOCUMENTED,
            fields=_DRAFTED,
        ),
        State(
            "published",
            "Publié",
            view=(ANYBODY,),
            edit=STAFF,
            add=_DOCUMENTED,
            fields=_DRAFTED,
        ),
        State("opening", "En ouverture", view=(ANYBODY,), fields=_JUDGED),
        State("evaluation", "En évaluation", view=(ANYBODY,), fields=_JUDGED),
        State("standstill", "En délai d’attente", view=(ANYBODY,), fields=_JUDGED),
        State(
            "awarded",
            "Attribué",
            view=(ANYBODY,),
            edit=STAFF,
            add=_DOCUMENTED,
            fields=_JUDGED,
        ),
        State("appealed", "En recours", view=(ANYBODY,), fields=_JUDGED),
        State("closed", "Clôturé", view=(ANYBODY,), fields=_JUDGED),
        State("cancelled", "Annulé", view=(ANYBODY,), fields=_JUDGED),
        State("unsuccessful", "Infructueux", view=(ANYBODY,), fields=_JUDGED),
    ),
    (
        Transition(
            "approve",
            "Marquer son accord",
            ("preparation", "published"),
            "",
            (SIGNATORY,),
            guarded=True,
            signature=True,
            hears=_IMIO,
        ),
        Transition(
            "decline",
            "Refuser la modification proposée",
            ("published",),
            "",
            (SIGNATORY,),
            guarded=True,
            reason_due=True,
            quiet=True,
            hears=_IMIO,
        ),
        Transition(
            "publish",
            "Publier le marché",
            ("preparation",),
            "published",
            STAFF,
            guarded=True,
            confirmed=True,
        ),
        # What was awarded before the suite knew it: nobody is told.
        Transition(
            "bring_in",
            "Reprendre un marché attribué",
            ("preparation",),
            "awarded",
            (ITSELF,),
        ),
        Transition(
            "close_bidding",
            "Clore la remise des offres",
            ("published",),
            "opening",
            STAFF,
            guarded=True,
            hears=_IMIO,
        ),
        Transition(
            "evaluate",
            "Commencer l’évaluation",
            ("opening",),
            "evaluation",
            STAFF,
            guarded=True,
        ),
        Transition(
            "notify_award",
            "Envoyer les lettres d’attribution",
            ("evaluation",),
            "standstill",
            STAFF,
            guarded=True,
            confirmed=True,
        ),
        Transition(
            "award",
            "Attribuer le marché",
            ("standstill",),
            "awarded",
            LEADERS,
            guarded=True,
            confirmed=True,
            lasts=("awarded",),
        ),
        Transition(
            "appeal",
            "Acter un recours",
            ("standstill", "awarded"),
            "appealed",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "uphold",
            "Recours accueilli",
            ("appealed",),
            "evaluation",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "dismiss",
            "Recours rejeté",
            ("appealed",),
            "standstill",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "back_to_evaluation",
            "Reprendre l’évaluation",
            ("standstill",),
            "evaluation",
            LEADERS,
            reason_due=True,
            quiet=True,
        ),
        Transition(
            "declare_unsuccessful",
            "Déclarer infructueux",
            ("opening", "evaluation"),
            "unsuccessful",
            (*LEADERS, SIGNATORY),
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "cancel",
            "Annuler le marché",
            (
                "preparation",
                "published",
                "opening",
                "evaluation",
                "standstill",
                "appealed",
            ),
            "cancelled",
            (*LEADERS, SIGNATORY),
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "close",
            "Clôturer le marché",
            ("awarded",),
            "closed",
            STAFF,
            guarded=True,
            confirmed=True,
        ),
    ),
)

# Nobody but the bidder before the opening, the technical administrator included.
BID = Workflow(
    "mutualisation_bid",
    "Offre",
    "imio.mutualisation.Bid",
    (
        State("draft", "En préparation", view=(PARTNER,), delete=(PARTNER,)),
        State("sealed", "Scellée", view=(PARTNER,)),
        State("to_confirm", "À confirmer", view=(PARTNER,)),
        State("withdrawn", "Retirée", view=(PARTNER,)),
        State("opened", "Ouverte", view=(*_OF_PARTNER, EVALUATOR)),
        State("ranked", "Classée", view=_OF_PARTNER),
        State("excluded", "Écartée", view=_OF_PARTNER),
        State("set_aside", "Mise de côté", view=_OF_PARTNER),
    ),
    (
        Transition(
            "seal",
            "Sceller l’offre",
            ("draft", "to_confirm"),
            "sealed",
            (PARTNER,),
            guarded=True,
        ),
        Transition(
            "ask_confirmation",
            "Demander confirmation",
            ("sealed",),
            "to_confirm",
            (ITSELF,),
            guarded=True,
        ),
        Transition(
            "confirm",
            "Confirmer l’offre",
            ("to_confirm",),
            "sealed",
            (PARTNER,),
            guarded=True,
        ),
        Transition(
            "withdraw",
            "Retirer l’offre",
            ("draft", "sealed", "to_confirm"),
            "withdrawn",
            (PARTNER,),
            guarded=True,
            confirmed=True,
        ),
        Transition(
            "open", "Ouvrir l’offre", ("sealed",), "opened", STAFF, guarded=True
        ),
        Transition(
            "set_aside",
            "Mettre l’offre de côté",
            ("sealed", "opened", "excluded"),
            "set_aside",
            (ITSELF,),
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "rank", "Classer l’offre", ("opened",), "ranked", STAFF, guarded=True
        ),
        Transition(
            "exclude",
            "Écarter l’offre",
            ("opened",),
            "excluded",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "readmit",
            "Réadmettre l’offre",
            ("excluded", "ranked"),
            "opened",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
    ),
)

WATCHED_TENDER = Workflow(
    "mutualisation_watchedtender",
    "Marché observé",
    "imio.mutualisation.WatchedTender",
    (State("watched", "Observé", view=READERS, delete=STAFF),),
)

LICENCE = Workflow(
    "mutualisation_licence",
    "Licence mutualisée",
    "imio.mutualisation.Licence",
    (
        State(
            "negotiation",
            "En négociation",
            view=READERS,
            edit=STAFF,
            delete=LEADERS,
            add=_DOCUMENTED,
            fields=((WRITE_TERMS, STAFF), (READ_RESERVED, READERS)),
        ),
        State(
            "active",
            "Active",
            view=_POOLED,
            edit=STAFF,
            add=_DOCUMENTED,
            fields=((READ_RESERVED, READERS),),
        ),
        State(
            "in_notice",
            "En préavis",
            view=_POOLED,
            edit=STAFF,
            add=_DOCUMENTED,
            fields=((READ_RESERVED, READERS),),
        ),
        State("ended", "Terminée", view=_POOLED, fields=((READ_RESERVED, READERS),)),
    ),
    (
        Transition(
            "activate",
            "Activer la licence",
            ("negotiation",),
            "active",
            STAFF,
            guarded=True,
            lasts=("active", "in_notice"),
        ),
        Transition(
            "renew",
            "Reconduire la licence",
            ("active",),
            "",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "roll_over",
            "Acter la reconduction tacite",
            ("active",),
            "",
            STAFF,
            guarded=True,
        ),
        Transition(
            "keep_stock",
            "Laisser le stock tel quel",
            ("active", "in_notice"),
            "",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "give_notice",
            "Donner le préavis",
            ("active",),
            "in_notice",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "end",
            "Clore la licence",
            ("active", "in_notice"),
            "ended",
            STAFF,
            guarded=True,
            confirmed=True,
        ),
        Transition(
            "back_to_active",
            "Retirer le préavis",
            ("in_notice",),
            "active",
            LEADERS,
            reason_due=True,
            quiet=True,
        ),
        Transition(
            "back_to_negotiation",
            "Revenir à la négociation",
            ("active",),
            "negotiation",
            LEADERS,
            guarded=True,
            reason_due=True,
            quiet=True,
        ),
    ),
)

_OPEN_CLAIM = ("asked", "waiting")
_HELD = ("granted", "in_use")

ALLOTMENT = Workflow(
    "mutualisation_allotment",
    "Attribution",
    "imio.mutualisation.Allotment",
    (
        State("asked", "Demandée", view=_OF_MEMBER),
        State("waiting", "En liste d’attente", view=_OF_MEMBER),
        State("granted", "Attribuée", view=_OF_MEMBER),
        State("in_use", "En usage", view=_OF_MEMBER),
        State("returned", "Rendue", view=_OF_MEMBER),
        State("refused", "Refusée", view=_OF_MEMBER),
        State("cancelled", "Annulée", view=_OF_MEMBER),
        State("lapsed", "Échue", view=_OF_MEMBER),
    ),
    (
        Transition(
            "grant",
            "Attribuer",
            ("asked",),
            "granted",
            (*STAFF, ITSELF),
            guarded=True,
            confirmed=True,
        ),
        Transition(
            "accept",
            "Confirmer la réception",
            ("granted",),
            "in_use",
            MEMBERS,
            guarded=True,
        ),
        Transition("give_back", "Rendre", _HELD, "returned", AUTHORS),
        Transition(
            "refuse",
            "Refuser l’attribution",
            _OPEN_CLAIM,
            "refused",
            STAFF,
            reason_due=True,
        ),
        Transition(
            "cancel",
            "Annuler la demande",
            _OPEN_CLAIM,
            "cancelled",
            AUTHORS,
            confirmed=True,
        ),
        # The suite itself takes these steps, never a person.
        Transition(
            "bring_in", "Reprendre des postes détenus", ("asked",), "in_use", (ITSELF,)
        ),
        Transition("queue", "Mettre en attente", ("asked",), "waiting", (ITSELF,)),
        Transition("serve", "Servir l’attente", ("waiting",), "asked", (ITSELF,)),
        Transition(
            "lapse", "Faire échoir", (*_OPEN_CLAIM, *_HELD), "lapsed", (ITSELF,)
        ),
    ),
)

# What ends or fails, and whom IMIO then stands by.
INCIDENT = Workflow(
    "mutualisation_incident",
    "Incident",
    "imio.mutualisation.Incident",
    (
        State(
            "draft",
            "À évaluer",
            view=READERS,
            edit=STAFF,
            delete=LEADERS,
            add=_DOCUMENTED,
            fields=_TERMS,
        ),
        State(
            "declared",
            "Déclaré",
            view=_POOLED,
            edit=STAFF,
            add=_DOCUMENTED,
            fields=_SCORES,
        ),
        State("settled", "Résolu", view=_POOLED, fields=_SCORES),
        State("dismissed", "Sans suite", view=READERS, fields=_SCORES),
    ),
    (
        Transition(
            "declare",
            "Déclarer l’incident et ouvrir les demandes",
            ("draft",),
            "declared",
            STAFF,
            guarded=True,
            signature=True,
            lasts=("declared", "settled"),
        ),
        Transition(
            "open_missing",
            "Ouvrir les demandes manquantes",
            ("declared",),
            "",
            STAFF,
            guarded=True,
            confirmed=True,
        ),
        Transition(
            "settle",
            "Acter la résolution",
            ("declared",),
            "settled",
            STAFF,
            guarded=True,
            reason_due=True,
        ),
        Transition(
            "set_aside",
            "Classer sans suite",
            ("draft",),
            "dismissed",
            STAFF,
            reason_due=True,
        ),
        Transition(
            "back_to_draft",
            "Reprendre l’évaluation",
            ("dismissed",),
            "draft",
            STAFF,
            reason_due=True,
            quiet=True,
        ),
        Transition(
            "back_to_declared",
            "Rouvrir l’incident",
            ("settled",),
            "declared",
            LEADERS,
            reason_due=True,
            quiet=True,
        ),
    ),
)

# Shared by those who act for a member, for those who do; some of it for everybody.
RESOURCE = Workflow(
    "mutualisation_resource",
    "Ressource",
    "imio.mutualisation.Resource",
    (
        State("draft", "Brouillon", view=_OF_MEMBER, edit=AUTHORS, delete=AUTHORS),
        State("proposed", "Proposée", view=_OF_MEMBER, edit=STAFF),
        State("shared", "Partagée entre adhérents", view=_POOLED, edit=STAFF),
        State("public", "Publique", view=(ANYBODY,), edit=STAFF),
        State("archived", "Archivée", view=_OF_MEMBER, delete=LEADERS),
    ),
    (
        Transition(
            "propose",
            "Proposer aux adhérents",
            ("draft",),
            "proposed",
            AUTHORS,
            guarded=True,
            lasts=("proposed", "shared", "public", "archived"),
        ),
        Transition(
            "share",
            "Partager entre adhérents",
            ("proposed",),
            "shared",
            STAFF,
            confirmed=True,
            hears=MEMBERS,
        ),
        Transition(
            "send_back",
            "Renvoyer à son auteur",
            ("proposed",),
            "draft",
            STAFF,
            reason_due=True,
            hears=MEMBERS,
        ),
        Transition(
            "make_public",
            "Rendre publique",
            ("shared",),
            "public",
            STAFF,
            hears=MEMBERS,
        ),
        Transition(
            "restrict",
            "Réserver aux adhérents",
            ("public",),
            "shared",
            STAFF,
            hears=MEMBERS,
        ),
        Transition(
            "archive",
            "Archiver",
            ("shared", "public"),
            "archived",
            STAFF,
            reason_due=True,
            hears=MEMBERS,
        ),
        Transition(
            "back_to_shared",
            "Remettre en partage",
            ("archived",),
            "shared",
            STAFF,
            quiet=True,
        ),
    ),
)


@dataclass(frozen=True)
class Talk:
    """The conversation of a type: who writes to all who see the record, and whom a word of
    IMIO is told and a question of IMIO is put; elsewhere those hear who have written.

    Notes within IMIO are for its staff. A partner that is called reads what is written while
    it is.
    """

    writers: tuple[str, ...]
    told: tuple[str, ...] = NOBODY
    asked: tuple[str, ...] = NOBODY


TALKS = {
    "ServiceRequest": Talk((*AUTHORS, CALLED), told=(*MEMBERS, CALLED), asked=MEMBERS),
    "Need": Talk(
        _CONTRIBUTORS, told=(*MEMBERS, PARTICIPANT), asked=(*MEMBERS, PARTICIPANT)
    ),
    "Licence": Talk((POOL, *STAFF)),
    "Incident": Talk((POOL, *STAFF)),
}

WORKFLOWS = (
    SECTION,
    MEMBER,
    PRODUCT,
    REQUEST,
    QUOTE,
    DELIBERATION,
    ADVICE,
    FOLLOWUP,
    SIGNING,
    SITTING,
    ASSEMBLY,
    NEED,
    PARTNER_FILE,
    TENDER,
    BID,
    WATCHED_TENDER,
    LICENCE,
    ALLOTMENT,
    INCIDENT,
    RESOURCE,
)

# Ruled by what holds them: no workflow of their own.
WITHOUT_WORKFLOW = ("Annex",)
# Every type of the suite.
TYPES = (*(workflow.name for workflow in WORKFLOWS), *WITHOUT_WORKFLOW)

# What Plone grants to many, and the pages of IMIO: who may, on the whole site.
SITE_ADMIN = "Site Administrator"
_KEEPERS = (ADMIN, SITE_ADMIN)
SITE = {
    "Change local roles": _KEEPERS,
    "Copy or Move": _KEEPERS,
    "FTP access": NOBODY,
    "List portal members": _KEEPERS,
    "List undoable changes": (ADMIN,),
    # The suite sends the link itself, to each but a few (`base/passwords.py`).
    "Mail forgotten password": (ADMIN,),
    # The name under a signature is given by who keeps the accounts.
    "Set own properties": _KEEPERS,
    "Sharing page: Delegate Contributor role": _KEEPERS,
    "Sharing page: Delegate Editor role": _KEEPERS,
    "Sharing page: Delegate Reader role": _KEEPERS,
    "Sharing page: Delegate Reviewer role": _KEEPERS,
    "Sharing page: Delegate roles": _KEEPERS,
    "View Groups": _KEEPERS,
    "WebDAV access": NOBODY,
    "imio.mutualisation: Add Section": (ADMIN,),
    "imio.mutualisation: Choose Own Mails": (ACCOUNT,),
    "imio.mutualisation: Import Deliberations": STAFF,
    "imio.mutualisation: Import Members": STAFF,
    "imio.mutualisation: Manage People": (*STAFF, LOCAL_ADMINISTRATOR),
    "imio.mutualisation: Manage Records": STAFF,
    "imio.mutualisation: Manage Settings": LEADERS,
    "imio.mutualisation: View Figures": READERS,
    "imio.mutualisation: View Journal": (*LEADERS, AUDITOR),
}

_WORKFLOWS = {workflow.portal_type: workflow for workflow in WORKFLOWS}
_STEPS = {
    (workflow.portal_type, transition.id): transition
    for workflow in WORKFLOWS
    for transition in workflow.transitions
}


def workflow_of(portal_type: str) -> Workflow:
    """The workflow of a type; `KeyError` when it has none."""
    return _WORKFLOWS[portal_type]


def step(portal_type: str, transition: str) -> Transition:
    """The row of a step of a type; `KeyError` when there is none."""
    return _STEPS[portal_type, transition]


def comes_back(portal_type: str, taken: Transition) -> bool:
    """Whether steps of people lead from where a step goes to where it came from."""
    ways = [row for (name, _id), row in _STEPS.items() if name == portal_type]
    reached, ahead = set(), {taken.target}
    while ahead:
        reached |= ahead
        nexts = {row.target for row in ways if not ahead.isdisjoint(row.sources)}
        ahead = nexts - reached - {""}
    return bool(taken.target) and not reached.isdisjoint(taken.sources)


def lasting(portal_type: str, state: str) -> tuple[Transition, ...]:
    """The steps of a type whose guards hold at every save in that state."""
    return tuple(
        row
        for (name, _id), row in _STEPS.items()
        if name == portal_type and state in row.lasts
    )
