"""What a person hears at once, once a week or not at all."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from present import numbered

import pytest


pytestmark = pytest.mark.row("M1")

REQUEST = f"adherents/mons/{numbered('mut', 8)}"
WEEK = timedelta(days=7).days
WHY = "Attente du fournisseur."
SOON = {"hold_until": str(clock.today() + timedelta(days=30))}


def choose(client, **choices):
    answer = client("agent-mons").post("@my-mails", json=choices)
    assert answer.status_code == 200, answer.text


def hold(client):
    officer = client("imio-officer")
    answer = officer.post(f"{REQUEST}/@workflow/hold", json={"comment": WHY, **SOON})
    assert answer.status_code == 200, answer.text


def round_of_the_day(client):
    assert client("imio-officer").post("@due-steps").status_code == 200


def mails(sink):
    """To that agent, so far."""
    return [mail for mail in sink.collect() if mail["To"].startswith("agent-mons@")]


@pytest.mark.sends("IPloneSiteRoot/@@mes-courriels")
def test_what_is_chosen_by_page_is_told_over_rest(client):
    agent = client("agent-mons")
    kinds = ("licences", "markets", "acts", "needs", "catalogue", "messages")
    typed = dict.fromkeys(kinds, "now")
    send(agent, "@@mes-courriels", requests="never", language="de", **typed)
    told = agent.get("@my-mails").json()
    assert (told["requests"], told["needs"], told["language"]) == ("never", "now", "de")
    assert client("agent-andenne").get("@my-mails").json()["requests"] == "now"


def test_nobody_chooses_without_an_account(client):
    assert client().get("@my-mails").status_code in (401, 404)
    assert client().post("@my-mails", json={"needs": "never"}).status_code == 401


def test_a_choice_that_is_none_is_refused(client):
    answer = client("agent-mons").post("@my-mails", json={"needs": "sometimes"})
    assert answer.json()["reason"] == "choice_invalid"


def test_who_wants_none_hears_nothing(client, sink):
    choose(client, requests="never")
    hold(client)
    assert mails(sink) == []


def test_what_binds_is_told_whatever_was_chosen(client, sink):
    choose(client, requests="never")
    officer = client("imio-officer")
    quote = f"adherents/andenne/{numbered('mut', 4)}"
    client("agent-andenne").post("@my-mails", json={"requests": "never"})
    send(officer, f"{quote}/@@prepare-quote")
    sent = officer.post(f"{quote}/devis/@workflow/send")
    assert sent.status_code == 200, sent.text
    assert any(mail["To"].startswith("agent-andenne@") for mail in sink.collect())


def test_the_mail_of_the_week_comes_once(client, sink, travel):
    choose(client, requests="weekly")
    hold(client)
    round_of_the_day(client)
    assert mails(sink) == []
    travel(days=WEEK)
    round_of_the_day(client)
    round_of_the_day(client)
    (mail,) = mails(sink)
    assert mail["Subject"].startswith("[IMIO] Cette semaine : 1")
    assert REQUEST in mail.get_content()
    travel(days=WEEK)
    round_of_the_day(client)
    # What the demonstration waits for is called to mind meanwhile.
    assert [mail for mail in mails(sink) if "Cette semaine" in mail["Subject"]] == [
        mail
    ]


def test_the_mail_of_the_week_tells_nothing_that_is_hidden_by_then(
    site, client, sink, travel
):
    choose(client, requests="weekly")
    hold(client)
    member = site["adherents"]["mons"].UID()
    site.portal_groups.removePrincipalFromGroup("agent-mons", f"member:{member}:agents")
    import transaction

    transaction.commit()
    travel(days=WEEK)
    round_of_the_day(client)
    assert mails(sink) == []


def test_a_mail_is_a_page_too_with_one_button(client, sink):
    hold(client)
    (mail,) = mails(sink)
    assert mail.get_content_type() == "multipart/alternative"
    assert mail.page.count("display:inline-block") == 1
    assert '<html lang="fr">' in mail.page and WHY in mail.page


def test_a_person_reads_in_its_language(client, sink):
    choose(client, language="de")
    hold(client)
    (mail,) = mails(sink)
    assert "Seite öffnen" in mail.page and '<html lang="de">' in mail.page
    assert "Aussetzen" in mail["Subject"]
    told = mail.get_content()
    assert "Grund oder Bemerkung" in told and "Stand: Ausgesetzt" in told
    assert "IMIO nimmt die Anfrage wieder auf." in told


def test_the_mail_of_the_week_is_in_its_language_too(client, sink, travel):
    choose(client, language="de", requests="weekly")
    hold(client)
    travel(days=WEEK)
    round_of_the_day(client)
    (mail,) = mails(sink)
    assert "Aussetzen" in mail.get_content()


def test_what_somebody_typed_leads_nowhere(client, sink):
    typed = "Voir\n\nhttps://evil.example.org/x\n\n<b>ici</b>"
    officer = client("imio-officer")
    officer.post(f"{REQUEST}/@workflow/hold", json={"comment": typed, **SOON})
    (mail,) = mails(sink)
    assert 'href="https://evil' not in mail.page and "<b>" not in mail.page
