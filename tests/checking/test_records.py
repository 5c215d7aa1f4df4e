"""A site is what its catalogue, its numbers, its ledgers and its digests say."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.base.journal import settle
from imio.mutualisation.base.reference import KEY
from imio.mutualisation.base.tally import tallies
from imio.mutualisation.checking.records import record_troubles
from imio.mutualisation.journal.due import begin_lines_anew
from imio.mutualisation.journal.due import settle as seal_of_the_day
from imio.mutualisation.journal.lines import FOLDER
from imio.mutualisation.journal.lines import Lines
from imio.mutualisation.journal.words import SIGNED_IN
from imio.mutualisation.talk.writing import say
from imio.mutualisation.talk.writing import Typed
from plone import api
from plone.namedfile.file import NamedBlobFile
from zope.annotation.interfaces import IAnnotations
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


NOBODY = {"name": "", "door": "web", "title": "", "after": ""}


def found(site):
    return [str(each) for each in record_troubles(site)]


def one(name, **query):
    """The first record of a type, as the catalogue lists them."""
    return existing(name, **query)[0]._unrestrictedGetObject()


def uncatalogued(site):
    site.portal_catalog._catalog.uncatalogObject("/plone/adherents/mons")
    return "pas au catalogue"


def renamed(site):
    site["adherents"]["mons"].title = "Bergen"
    return "autre chose que la fiche"


def shown_to_all(site):
    one("Quote")._Access_contents_information_Permission = ("Anonymous",)
    return "d’autres que ceux qui peuvent la lire"


def number_taken(site):
    counter = next(
        value for key, value in IAnnotations(site)[KEY].items() if key[0] == "MUT"
    )
    counter.take()
    return "manque dans la série"


def number_beyond(site):
    one("ServiceRequest").thread = "MUT-2026-99999"
    return "dépasse le compteur"


def seat_lost(site):
    licence = next(
        each for each in site["licences"].objectValues() if each.ledger is not None
    )
    licence.keep_claims(licence.claims()[1:])
    return "registre du contrat"


def message_altered(site):
    request = one("ServiceRequest", review_state="support")
    with api.env.adopt_user(username="imio-officer"):
        said = say(request, Typed("Oui."))
    said.text = "Non."
    return "ses échanges ne disent plus"


def document_altered(site):
    one("Quote", review_state="accepted").pdf_sha256 = "0" * 64
    return "empreinte"


def figure_wrong(site):
    next(iter(tallies().sums.values())).by_key["nulle part"] = (3,)
    return "ce total"


def index_forgets(site):
    record = one("ServiceRequest")
    catalog = site.portal_catalog._catalog
    rid = catalog.uids["/".join(record.getPhysicalPath())]
    catalog.getIndex("review_state").unindex_object(rid)
    return "review_state"


def gone_unsaid(site):
    record = one("Resource")
    record.aq_parent._delOb(record.getId())
    return "n’existe pas"


def number_twice(site):
    first, second = existing("ServiceRequest")[:2]
    second._unrestrictedGetObject().thread = first._unrestrictedGetObject().thread
    return "donné deux fois"


def history(record):
    ((name, taken),) = record.workflow_history.items()
    return name, taken


def state_unknown(site):
    record = one("Quote", review_state="accepted")
    name, taken = history(record)
    record.workflow_history[name] = (*taken[:-1], {**taken[-1], "review_state": "x"})
    return "état inconnu (x)"


def history_cut(site):
    record = one("Quote", review_state="accepted")
    name, taken = history(record)
    record.workflow_history[name] = taken[:1]
    return "son historique"


def history_lost(site):
    one("Quote", review_state="accepted").workflow_history = {}
    return "son historique"


def history_broken(site):
    record = one("Quote", review_state="accepted")
    name, taken = history(record)
    record.workflow_history[name] = (*taken[:-1], {"action": "accept"})
    return "son historique"


def journal_cut(site):
    chain = chain_of(one("Quote", review_state="accepted"))
    chain.last = chain.last[:-1]
    return "n’est plus celle qui a été écrite"


def journal_line_garbled(site):
    chain = chain_of(one("Quote", review_state="accepted"))
    chain.last = ("{", *chain.last[1:])
    return "l’inscription 1 de son journal"


def file_altered(site):
    act = site["adherents"]["andenne"]["deliberation"]
    file = NamedBlobFile(b"un plan", filename="plan.txt")
    annex = create_unasked(act, "Annex", title="Plan", kind="annex", file=file)
    settle()
    annex.file = NamedBlobFile(b"un autre", filename="plan.txt")
    return "du document « plan.txt »"


def role_left(site):
    one("Quote").manage_setLocalRoles("qui-n-est-plus", ["Reader"])
    return "un rôle reste à qui-n-est-plus"


def place_left(site):
    groups = site.acl_users.source_groups._group_principal_map
    next(iter(groups.values())).insert("qui-n-est-plus")
    return "un rôle reste à qui-n-est-plus"


SPOILT = [
    index_forgets,
    gone_unsaid,
    number_twice,
    state_unknown,
    history_cut,
    history_lost,
    history_broken,
    journal_cut,
    journal_line_garbled,
    file_altered,
    role_left,
    place_left,
    uncatalogued,
    renamed,
    shown_to_all,
    number_taken,
    number_beyond,
    seat_lost,
    document_altered,
    message_altered,
    figure_wrong,
]


@pytest.fixture
def site(demo):
    with api.env.adopt_roles(["Manager"]):
        yield demo


@pytest.mark.row("M19")
def test_the_demonstration_is_sound(site):
    assert not found(site)


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_spoilt_is_told(site, spoil):
    told = spoil(site)
    assert any(told in each for each in found(site))


@pytest.mark.parametrize(
    "spoil",
    [
        uncatalogued,
        renamed,
        shown_to_all,
        figure_wrong,
        index_forgets,
        gone_unsaid,
        history_cut,
        history_lost,
        history_broken,
        role_left,
        place_left,
    ],
)
def test_what_only_repeats_the_records_is_mended(site, spoil):
    spoil(site)
    for each in [*record_troubles(site)]:
        each.mend and each.mend()
    assert not found(site)


def test_a_history_is_not_mended_by_a_journal_that_knows_less(site):
    journal_cut(site)
    record = one("Quote", review_state="accepted")
    before = history(record)
    for each in record_troubles(site):
        assert each.mend is None
    assert history(record) == before


def test_a_journal_folder_that_stayed_behind_is_told(
    site, tmp_path, monkeypatch, travel
):
    monkeypatch.setenv(FOLDER, str(tmp_path / "journal"))
    for login in ("un", "deux"):
        lines = Lines(site.getId(), SIGNED_IN)
        lines.add({"kind": SIGNED_IN, "what": SIGNED_IN, "login": login, **NOBODY})
        done_and_sealed(site)
        travel(days=1)
    assert not found(site)
    monkeypatch.setenv(FOLDER, str(tmp_path / "elsewhere"))
    (told,) = found(site)
    assert str(tmp_path / "elsewhere") in told
    begin_lines_anew()
    assert not found(site)


def done_and_sealed(site):
    request = one("ServiceRequest")
    request.title += "."
    notify(ObjectModifiedEvent(request))
    settle()
    seal_of_the_day()
