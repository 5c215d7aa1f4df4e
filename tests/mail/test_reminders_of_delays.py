"""What ends on a day is said before it, once for each threshold, whatever was chosen."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.mail.reminders import REMINDERS
from imio.mutualisation.security import workflow_of
from plone import api

import pytest
import transaction


pytestmark = pytest.mark.row("M1")


def test_reminders_are_of_states_of_their_type():
    for row in REMINDERS:
        known = {
            s.id for s in workflow_of(f"imio.mutualisation.{row.type_name}").states
        }
        assert set(row.states) <= known


def remind(client, sink, text):
    """The round of the day, and who was written to of it so far."""
    assert client("imio-officer").post("@due-steps").status_code == 200
    return sorted(
        mail["To"].split("@")[0]
        for mail in sink.collect()
        if text in mail.get_content()
    )


@pytest.fixture
def quote(site):
    """One that was sent."""
    (brain, *_) = existing("Quote", review_state="sent")
    return brain._unrestrictedGetObject()


def test_a_quote_that_ends_is_said_once_for_each_threshold(quote, client, sink, travel):
    text = quote.title
    assert remind(client, sink, text) == []
    left = (quote.valid_until - clock.today()).days
    travel(days=left - 7)
    once = remind(client, sink, text)
    assert once and not [name for name in once if name.startswith("imio")]
    assert remind(client, sink, text) == once
    travel(days=5)
    assert len(remind(client, sink, text)) == 2 * len(once)


def test_a_reminder_is_in_no_mail_of_the_week(quote, client, sink, travel):
    member = quote.aq_parent.aq_parent.getId()
    client(f"agent-{member}").post("@my-mails", json={"requests": "never"})
    travel(days=(quote.valid_until - clock.today()).days)
    assert f"agent-{member}" in remind(client, sink, quote.title)


def test_an_act_under_supervision_is_said_too(site, client, sink, travel):
    (brain, *_) = existing("Deliberation", review_state="in_supervision")
    act = brain._unrestrictedGetObject()
    travel(days=(act.next_deadline - clock.today()).days - 1)
    transaction.commit()
    assert remind(client, sink, "le délai de la tutelle prend fin")


def test_a_site_that_cannot_send_reminds_later(quote, client, sink, travel):
    travel(days=(quote.valid_until - clock.today()).days - 6)
    api.portal.set_registry_record("plone.smtp_host", "")
    transaction.commit()
    assert remind(client, sink, quote.title) == []
    api.portal.set_registry_record("plone.smtp_host", "localhost")
    transaction.commit()
    assert remind(client, sink, quote.title)
