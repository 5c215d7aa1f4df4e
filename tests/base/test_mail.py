"""Mail leaves with the transaction, and never stops it."""

from email.utils import parseaddr
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.outbox import FOLDER
from plone import api
from smtp_sink import SENDER

import pytest
import time
import transaction


ELISE, RENE = "elise@example.org", "rene@example.org"
SUBJECT = "Marché n° 12 : l’offre est scellée"
TEXT = "Bonjour,\n\nBcc: personne\n.\nÀ bientôt ; 1 000 €"


def test_each_recipient_gets_a_mail_of_its_own(sink):
    assert notify([RENE, ELISE, RENE], SUBJECT, TEXT) == 2
    transaction.commit()
    first, second = sorted(sink.collect(), key=lambda mail: mail["To"])
    assert (first["To"], second["To"]) == (ELISE, RENE)
    for mail in (first, second):
        assert mail["Subject"] == SUBJECT
        assert mail.get_content().split() == TEXT.split()
        assert parseaddr(mail["From"]) == ("IMIO – Mutualisation", SENDER)
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail["Bcc"] is None


def test_nothing_leaves_before_the_commit_nor_after_an_abort(sink):
    notify([ELISE], SUBJECT, TEXT)
    assert sink.collect() == []
    transaction.abort()
    assert sink.collect() == []


def test_a_server_that_is_down_stops_nobody(sink):
    sink.close()
    assert notify([ELISE], SUBJECT, TEXT) == 1
    transaction.commit()
    assert sink.collect() == []
    assert sink.waiting == 1


def test_a_server_that_is_slow_holds_nobody_up(sink):
    sink.delay = 2
    began = time.monotonic()
    notify([ELISE], SUBJECT, TEXT)
    transaction.commit()
    assert time.monotonic() - began < 1
    assert len(sink.collect()) == 1


@pytest.mark.parametrize(
    "record", ["smtp_host", "email_from_address"], ids=["no server", "no sender"]
)
def test_a_site_that_cannot_send_works_all_the_same(site, sink, record):
    site.portal_registry[f"plone.{record}"] = ""
    assert notify([ELISE], SUBJECT, TEXT) == 0


@pytest.mark.parametrize(
    "address", ["", "personne", f"{ELISE}, {RENE}", f"{ELISE}\nBcc: {RENE}"]
)
def test_what_is_no_address_stops_no_other(sink, address):
    assert notify([address, RENE], "Une\nBcc: ligne", TEXT) == 1
    transaction.commit()
    (mail,) = sink.collect()
    assert (mail["To"], mail["Subject"], mail["Bcc"]) == (RENE, "Une Bcc: ligne", None)


def test_a_disk_that_is_full_stops_nobody(sink, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv(FOLDER, str(tmp_path / "file" / "mail"))
    assert notify([ELISE], SUBJECT, TEXT) == 0
    transaction.commit()


def test_the_addresses_of_a_group_are_those_of_its_members(site):
    api.group.create("comite")
    for name, email in (("rene", RENE), ("elise", ELISE), ("muet", "muet@example.org")):
        api.user.create(email=email, username=name, password="phrase de test 12")
        api.group.add_user(groupname="comite", username=name)
    api.user.get("muet").setMemberProperties({"email": ""})
    assert group_addresses("comite") == (ELISE, RENE)
    assert group_addresses("inconnu") == ()
