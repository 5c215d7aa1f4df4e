"""What waits, failed and was sent: on this machine alone, and known to those who look."""

from imio.mutualisation.base import courier
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.mailhost import queue_mail
from imio.mutualisation.base.outbox import FOLDER
from imio.mutualisation.base.outbox import Outbox
from plone import api
from Products.MailHost.interfaces import IMailHost
from Products.MailHost.MailHost import MailHost
from zope.component import getUtility
from zope.processlifetime import ProcessStarting

import os
import pytest
import shutil
import time
import transaction


ELISE = "elise@example.org"
LATER = "451 4.7.1 Greylisted, try again later"
NEVER = "550 5.1.1 No such user here"


def write(subject="Devis"):
    assert notify([ELISE], subject, "Bonjour.") == 1
    transaction.commit()


def age(outbox, seconds):
    """As if all marks and mails were older."""
    for path in outbox.folder.glob("new/*"):
        at = path.stat().st_mtime - seconds
        os.utime(path, (at, at))


def test_what_was_sent_is_known(sink):
    write()
    sink.collect()
    (sent,) = sink.outbox.sent()
    assert (sent.to, sent.subject) == (ELISE, "Devis")


def test_what_the_server_takes_later_is_tried_again(sink):
    sink.answer = LATER
    write()
    assert sink.collect() == []
    (letter,) = sink.outbox.waiting()
    assert (letter.kind, letter.said) == ("refused", LATER)
    assert letter.again is not None
    sink.answer = "250 now"
    assert sink.collect() == []
    age(sink.outbox, courier.SHORTEST)
    assert len(sink.collect()) == 1
    assert sink.outbox.waiting() == []


def test_a_server_that_is_silent_is_tried_again(sink):
    sink.close()
    write()
    sink.collect()
    (letter,) = sink.outbox.waiting()
    assert (letter.kind, letter.to) == ("unreachable", ELISE)


def test_a_server_that_is_not_reached_is_asked_once_a_round(sink):
    sink.close()
    write("Un")
    write("Deux")
    sink.collect()
    assert [bool(each.said) for each in sink.outbox.waiting()].count(True) == 1


def test_what_waits_may_be_tried_at_once(sink):
    sink.answer = LATER
    write()
    sink.collect()
    sink.answer = "250 now"
    sink.outbox.retry(sink.outbox.waiting()[0].name)
    assert len(sink.collect()) == 1


def test_what_the_server_refuses_is_kept_with_its_reason(sink):
    sink.answer = NEVER
    write()
    sink.collect()
    (letter,) = sink.outbox.failed()
    assert (letter.to, letter.subject, letter.said) == (ELISE, "Devis", NEVER)
    assert sink.waiting == 0 and sink.outbox.sent() == []


def test_what_failed_is_sent_again_or_dropped(sink):
    sink.answer = NEVER
    write("Un")
    write("Deux")
    sink.collect()
    sink.answer = "250 known now"
    one, two = sink.outbox.failed()
    sink.outbox.retry(one.name)
    sink.outbox.drop(two.name)
    sink.outbox.drop("../../place")
    assert [mail["Subject"] for mail in sink.collect()] == [one.subject]
    assert sink.outbox.failed() == []
    assert (sink.outbox.folder / "place").exists()


def test_a_mail_that_nobody_took_for_days_has_failed(sink, monkeypatch):
    monkeypatch.setattr(courier, "GIVEN_UP", -1)
    sink.answer = LATER
    write()
    sink.collect()
    assert len(sink.outbox.failed()) == 1


def test_a_password_that_is_wrong_loses_no_mail(sink):
    assert courier.answer(courier.SMTPResponseException(535, b"No")) == (535, "535 No")
    assert not isinstance(
        courier.SMTPResponseException(535, b"No"), courier.OF_THE_MAIL
    )


def test_the_database_knows_no_folder(site, sink):
    write()
    assert not {"smtp_queue", "smtp_queue_directory"} & vars(site.MailHost).keys()
    assert site.MailHost.smtp_queue_directory == str(sink.outbox.folder)


def test_a_copy_of_the_site_leaves_the_mails_of_the_original(
    sink, tmp_path, monkeypatch
):
    """Its database is the same; its machine, or its client home, is another."""
    write("De l’original")
    monkeypatch.setenv(FOLDER, str(tmp_path / "copy"))
    write("De la copie")
    assert [mail["Subject"] for mail in sink.collect()] == ["De la copie"]
    monkeypatch.setenv(FOLDER, str(tmp_path / "mail"))
    assert [each.subject for each in sink.outbox.waiting()] == ["De l’original"]


def test_a_folder_that_was_copied_too_holds_what_waited(sink, tmp_path, monkeypatch):
    write()
    shutil.copytree(tmp_path / "mail", tmp_path / "copy")
    monkeypatch.setenv(FOLDER, str(tmp_path / "copy"))
    assert sink.collect() == []
    (letter,) = sink.outbox.failed()
    assert letter.kind == "copied"
    monkeypatch.setenv(FOLDER, str(tmp_path / "mail"))
    assert len(sink.collect()) == 1


def test_a_folder_that_knows_its_place_is_left_as_it_is(sink):
    """Who read it while it was written anew took it for a copy, and held the mails."""
    sink.outbox.make()
    place = sink.outbox.folder / "place"
    before = place.stat()
    sink.outbox.make()
    assert place.stat() == before


def test_what_waited_leaves_after_a_restart_without_a_new_mail(site, sink, monkeypatch):
    write()
    monkeypatch.delenv(courier.QUEUE_ONLY)
    monkeypatch.setattr(courier, "INTERVAL", 0.05)
    monkeypatch.setattr(courier, "_mailer_of", lambda name: courier.mailer(site))
    started = []
    monkeypatch.setattr(courier.atexit, "register", started.append)
    courier.start(ProcessStarting())
    ends = time.monotonic() + 20
    while not sink.outbox.sent() and time.monotonic() < ends:
        time.sleep(0.05)
    started[0]()
    assert [mail["To"] for mail in sink.messages] == [ELISE]


def test_another_server_counts_from_the_next_round(site, sink):
    site.portal_registry["plone.smtp_host"] = ""
    assert courier.mailer(site) is None
    site.portal_registry["plone.smtp_host"] = "mail.example.org"
    assert courier.mailer(site).hostname == "mail.example.org"


def test_a_mail_host_of_plone_gives_way_with_what_was_set(portal):
    portal._delObject("MailHost")
    portal._setObject("MailHost", MailHost("MailHost", smtp_queue_directory="/srv/x"))
    portal.MailHost.smtp_queue = True
    portal.MailHost.title = "Du site"
    for _times in range(2):
        queue_mail(portal)
    assert portal.MailHost.title == "Du site"
    assert "/srv" not in portal.MailHost.smtp_queue_directory
    assert getUtility(IMailHost).smtp_queue
    assert api.portal.get_tool("MailHost") == portal.MailHost


@pytest.mark.parametrize("name", ["", "x", "../place"])
def test_a_name_that_nothing_bears_does_nothing(sink, name):
    write()
    sink.outbox.retry(name)
    sink.outbox.drop(name)
    assert sink.waiting == 1
    assert isinstance(sink.outbox, Outbox)
