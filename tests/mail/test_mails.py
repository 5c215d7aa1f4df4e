"""The page of the mails, over HTTP: what is stuck is seen, and sent again or dropped."""

from forms import send
from forms import understood
from imio.mutualisation.base.mail import notify

import pytest
import transaction


pytestmark = pytest.mark.row("M1")

NEVER = "550 5.1.1 No such user here"


@pytest.fixture
def failed(sink):
    """Two mails that the server refused; it has changed its mind since."""
    sink.answer = NEVER
    notify(["rene@example.org", "zoe@example.org"], "Votre devis", "Bonjour.")
    transaction.commit()
    sink.collect()
    sink.answer = "250 known now"
    return sink


def page(person):
    return person.get("@@courriels", headers={"Accept": "text/html"}).text


def test_a_manager_sees_what_failed_and_why(client, failed):
    shown = page(client("imio-manager"))
    assert "rene@example.org" in shown and NEVER in shown


@pytest.mark.parametrize("login", ["imio-officer", "agent-andenne", None])
def test_nobody_else_sees_to_whom_the_site_writes(client, sink, login):
    person = client(login)
    assert person.get("@mails").status_code in (401, 403, 404)
    assert "rene@example.org" not in page(person)


@pytest.mark.sends("IPloneSiteRoot/@@courriels")
def test_what_failed_is_sent_again_or_dropped_by_page(client, failed):
    one, two = failed.outbox.failed()
    manager = client("imio-manager")
    send(manager, "@@courriels", what="retry", name=one.name)
    send(manager, "@@courriels", what="drop", name=two.name)
    assert [mail["To"] for mail in failed.collect()] == [one.to]
    assert failed.outbox.failed() == []


def test_all_is_dropped_once_it_was_shown(client, failed):
    manager = client("imio-manager")
    asked = send(manager, "@@courriels", what="drop").text
    assert failed.outbox.count_failed() == 2
    send(manager, "@@courriels", what="drop", confirmed=understood(asked))
    assert failed.outbox.count_failed() == 0


def test_all_that_failed_is_sent_again_over_rest(client, failed):
    answer = client("imio-manager").post("@mails", json={"what": "retry"}).json()
    assert len(answer["waiting"]) == 2 and answer["failed"] == []
    assert len(failed.collect()) == 2
    assert len(client("imio-manager").get("@mails").json()["sent"]) == 2


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"what": "drop", "name": "../place"}, "mail_gone"),
        # A name that is empty is that of no mail, and not of all.
        ({"what": "drop", "name": ""}, "mail_gone"),
        ({"what": "drop", "name": None}, "mail_gone"),
        ({"what": "burn"}, "choice_invalid"),
        ({"what": "drop", "who": "x"}, "unknown_field"),
    ],
)
def test_what_cannot_be_done_is_refused(client, sink, body, reason):
    answer = client("imio-manager").post("@mails", json=body)
    assert answer.json()["reason"] == reason


def home(person):
    return person.get("accueil", headers={"Accept": "text/html"}).text


@pytest.mark.renders("mail/warnings.pt")
def test_the_home_page_of_a_manager_says_what_is_wrong(site, client, failed):
    manager, officer = client("imio-manager"), client("imio-officer")
    assert "2 courriel(s) n’ont pas pu partir" in home(manager)
    assert "@@courriels" not in home(officer)
    manager.post("@mails", json={"what": "drop"})
    assert "@@courriels" not in home(manager)


def test_a_site_without_a_mail_server_says_so(client):
    manager = client("imio-manager")
    assert "Aucun courriel ne part" in home(manager)
    assert manager.get("@mails").json()["may_send"] is False
    assert "Aucun courriel ne part" in page(manager)


def try_server(technician, sink):
    return send(
        technician,
        "@@mail-controlpanel",
        **{
            "form.widgets.smtp_host": "localhost",
            "form.widgets.smtp_port": str(sink.server.server_address[1]),
            "form.widgets.email_from_name": "IMIO",
            "form.widgets.email_from_address": "imio@example.org",
            "form.widgets.email_charset": "utf-8",
            "form.buttons.test": "1",
        },
    ).text


def test_a_test_of_the_server_is_in_french(technician, sink):
    shown = try_server(technician, sink)
    assert "pris un essai pour imio@example.org" in shown
    (mail,) = sink.messages
    assert mail["Subject"] == "Essai du serveur de courriel"


def test_a_test_says_what_the_server_answered(technician, sink):
    sink.answer = NEVER
    shown = try_server(technician, sink)
    assert NEVER in shown and sink.messages == []
    assert f'value="{sink.server.server_address[1]}"' in shown
