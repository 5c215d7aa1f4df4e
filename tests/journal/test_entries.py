"""Every change of every type, by every door, is one entry with before and after."""

from contextlib import nullcontext
from hashlib import sha256
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.chain import ANCHOR
from imio.mutualisation.base.chain import CREATED
from imio.mutualisation.base.chain import FIELD
from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.chain import STEP
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.doors import AUTOMATIC
from imio.mutualisation.base.doors import by_time
from imio.mutualisation.base.doors import COMMAND
from imio.mutualisation.base.doors import REST
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.journal import altered_steps
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.base.journal import settle
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.checking.records import record_troubles
from imio.mutualisation.journal import due
from imio.mutualisation.standards.chain import START
from plone import api
from plone.namedfile.file import NamedBlobFile
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import json
import pytest
import transaction


pytestmark = pytest.mark.row("M5")

PRODUCT = "catalogue/aductis"


def entries(record, kind=FIELD):
    return [entry for entry in chain_of(record).entries() if entry.kind == kind]


def test_a_patch_is_one_entry_with_before_after_who_and_door(client, site):
    product = site.unrestrictedTraverse(PRODUCT)
    client("imio-officer").patch(PRODUCT, json={"support_notice": 7})
    client("imio-officer").patch(PRODUCT, json={"support_notice": 9})
    transaction.begin()
    (*_, entry) = entries(product)
    assert (entry.what, entry.before, entry.after) == ("support_notice", "7", "9")
    assert (entry.login, entry.door) == ("imio-officer", REST)


def test_what_stays_as_it_was_is_no_entry(client, site):
    product = site.unrestrictedTraverse(PRODUCT)
    count = chain_of(product).count
    client("imio-officer").patch(PRODUCT, json={"title": product.title})
    transaction.begin()
    assert chain_of(product).count == count


def test_every_record_of_every_type_says_how_its_fields_change(whole):
    """A title is of all types; a change of it without a word of who is an entry."""
    settle()
    for brain in api.content.find(
        object_provides="imio.mutualisation.interfaces.IJournaled"
    ):
        record = brain._unrestrictedGetObject()
        known = len(entries(record)) if chain_of(record) else 0
        record.title = "Un autre titre"
        notify(ObjectModifiedEvent(record))
        settle()
        told = entries(record)[known:] if chain_of(record) else []
        new = chain_of(record) and entries(record, CREATED) and not told
        assert new or [each.what for each in told].count("title") == 1, record
        assert chain_of(record).wrong() == 0


def test_a_step_is_told_with_its_name_and_reason(demo):
    record = demo["catalogue"]["aductis"]
    assert not altered_steps(record)
    assert [each.what for each in entries(record, STEP)]


def test_a_step_of_the_round_is_automatic(demo):
    request = step_taken(demo, by_time)
    (*_, entry) = entries(request, STEP)
    assert (entry.what, entry.door) == ("submit", AUTOMATIC)
    assert "automatique" in GuardedView(request, request.REQUEST).history()[0].who


def test_a_step_of_a_script_is_a_command(demo):
    (*_, entry) = entries(step_taken(demo, nullcontext), STEP)
    assert (entry.login, entry.door) == ("imio-officer", COMMAND)


def step_taken(demo, how):
    product = existing("Product", review_state="catalogued")[0].UID
    with api.env.adopt_user("imio-officer"), how():
        member = demo["adherents"]["andenne"]
        request = create_in(member, "ServiceRequest", product=product, need="Fictif.")
        perform(request, "submit")
    settle()
    return request


def test_what_is_masked_or_may_be_is_never_told(demo):
    act = existing("Deliberation")[0]._unrestrictedGetObject()
    act.masked_passages = ["Zoé Fictive"]
    act.articles = [{"text": "Zoé Fictive est désignée."}]
    notify(ObjectModifiedEvent(act))
    settle()
    assert {each.what for each in entries(act)} >= {"masked_passages", "articles"}
    assert "Zoé" not in "".join(chain_of(act).texts())


def test_a_file_is_told_by_its_digest(demo):
    quote = existing("Quote")[0]._unrestrictedGetObject()
    quote.document = NamedBlobFile(b"secret", "application/pdf", "devis.pdf")
    notify(ObjectModifiedEvent(quote))
    settle()
    (*_, entry) = entries(quote)
    assert entry.after == f"devis.pdf ({sha256(b'secret').hexdigest()})"


# --- Tampering ---------------------------------------------------------------------


def take_out_the_first(record):
    chain_of(record).last = chain_of(record).last[1:]


def take_out_the_last(record):
    chain_of(record).last = chain_of(record).last[:-1]


def change_one(record):
    chain = chain_of(record)
    chain.last = (chain.last[0].replace("created", "removed"), *chain.last[1:])


def change_the_last(record):
    chain = chain_of(record)
    chain.last = (*chain.last[:-1], chain.last[-1].replace('"state":"', '"state":"x'))


def change_the_comment(record):
    (name, taken), *_ = record.workflow_history.items()
    record.workflow_history[name] = (*taken[:-1], {**taken[-1], "comments": "autre"})


def write_all_anew(record):
    """By who knows how: only the seal of the day tells."""
    chain = chain_of(record)
    texts, chain.last, chain.count, chain.steps = chain.last, (), 0, 0
    chain.head = START
    for text in texts:
        said = json.loads(text)
        chain.add({**said, "login": "somebody"} if said["kind"] != STEP else said)


@pytest.mark.parametrize(
    "tamper",
    [
        take_out_the_first,
        take_out_the_last,
        change_one,
        change_the_last,
        change_the_comment,
        write_all_anew,
    ],
)
def test_whatever_is_rewritten_shows(demo, tamper):
    due.settle()
    product = demo.unrestrictedTraverse(PRODUCT)
    tamper(product)
    assert any(
        PRODUCT in each.where and "journal" in each.what
        for each in record_troubles(demo)
    )


def test_a_sealed_site_that_goes_on_is_sound(demo):
    due.settle()
    step_taken(demo, nullcontext)
    due.settle()
    assert of_site(ANCHOR).count == 1  # once a day
    assert not [each for each in record_troubles(demo) if "journal" in each.what]
