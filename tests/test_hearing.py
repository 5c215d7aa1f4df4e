"""Who hears of a step: the table says it, and the mails arrive."""

from datetime import date
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import POOL
from imio.mutualisation.security import WORKFLOWS
from present import numbered

import pytest


pytestmark = pytest.mark.row("M1")

STEPS = [(workflow, step) for workflow in WORKFLOWS for step in workflow.transitions]
# Steps that change whose turn it is for nobody else: within one team, or told by a mail
# of the domain, which says more than that of a step would.
WITHIN_A_TEAM = {
    "Deliberation",
    "Followup",
    "Signing",
    "Sitting",
    "Licence",
    "Incident",
    "Assembly",
}
OF_THEIR_DOMAIN = {"Advice", "Allotment", "Bid", "Tender"}
ALONE = {
    # They happened years ago.
    ("Member", "bring_in"),
    ("Member", "bring_in_former"),
    ("Quote", "bring_in"),
    ("ServiceRequest", "bring_in"),
    ("Product", "sunset"),
    ("Product", "retire"),
    ("Product", "back_to_catalogue"),
    ("Quote", "supersede"),
    # The signature that takes its place is told.
    ("Quote", "replace"),
    ("Resource", "propose"),
    ("Resource", "back_to_shared"),
}


def test_no_step_that_passes_the_turn_tells_nobody():
    silent = {(w.name, s.id) for w, s in STEPS if not s.hears}
    told = {each for each in silent if each[0] not in WITHIN_A_TEAM | OF_THEIR_DOMAIN}
    assert told == ALONE


@pytest.mark.parametrize(("workflow", "step"), STEPS, ids=lambda each: each.id)
def test_who_hears_of_a_step_sees_where_it_leads(workflow, step):
    states = [step.target] if step.target else step.sources
    seen = {role for name in states for role in workflow.state(name).view}
    heard = {*step.hears}
    if AGENT in heard:
        heard.add(POOL)  # which every agent holds everywhere
    assert "Anonymous" in seen or not heard or seen & heard


REQUEST = f"adherents/mons/{numbered('mut', 8)}"


SOON = {"hold_until": str(clock.today() + timedelta(days=30))}


def take(client, login, path, step, comment="", **said):
    body = {"comment": comment, **said}
    answer = client(login).post(f"{path}/@workflow/{step}", json=body)
    assert answer.status_code == 200, answer.text


def mails(sink):
    return {mail["To"].split("@")[0]: mail for mail in sink.collect()}


def test_the_member_hears_why_its_request_waits(client, sink):
    take(client, "imio-officer", REQUEST, "hold", "Attente du devis.", **SOON)
    told = mails(sink)
    mail = told["agent-mons"]
    text = mail.get_content()
    assert mail["Subject"].startswith("[MUT-")
    assert "Attente du devis." in text and REQUEST in text
    assert "imio-officer" not in told and "agent-andenne" not in told


def test_imio_hears_of_a_new_request(client, sink):
    agent = client("agent-mons")
    body = {"@type": "imio.mutualisation.ServiceRequest", "product": "urbanisme"}
    made = agent.post("adherents/mons", json={**body, "need": "Suivre."}).json()["@id"]
    take(client, "agent-mons", made, "submit")
    assert "imio-officer" in mails(sink)


def test_a_partner_reads_nothing_of_what_is_said_within_the_thread(client, sink):
    officer = client("imio-officer")
    query = "@search?portal_type=imio.mutualisation.ServiceRequest&b_size=50"
    called = [
        item["@id"]
        for item in officer.get(query).json()["items"]
        if client("partenaire-alpha").get(item["@id"]).status_code == 200
    ]
    assert called
    url = next(
        url
        for url in called
        if officer.get(url).json()["review_state"] in ("quote", "implementation")
    )
    take(client, "imio-officer", url, "hold", "Entre nous seulement.", **SOON)
    told = mails(sink)
    partner = next(mail for to, mail in told.items() if "partenaire" in to)
    assert "Entre nous" not in partner.get_content()


def test_a_step_that_is_refused_tells_nobody(client, sink):
    answer = client("imio-officer").post(f"{REQUEST}/@workflow/hold", json={})
    assert answer.json()["reason"] == "comment_missing"
    assert mails(sink) == {}


def test_the_mail_of_a_quote_says_what_to_do_and_until_when(client, sink):
    made = f"adherents/andenne/{numbered('mut', 5)}"
    take(client, "agent-andenne", made, "submit")
    body = {"@type": "imio.mutualisation.Quote"}
    quote = client("imio-officer").post(made, json=body).json()["@id"]
    take(client, "imio-officer", quote, "send")
    mail = mails(sink)["signataire-andenne"].get_content()
    kept = client("imio-officer").get(quote).json()
    assert kept["title"] in mail
    assert "Ensuite : Signer pour accord" in mail
    assert long_day(date.fromisoformat(kept["valid_until"])) in mail


def test_a_step_taken_twice_says_so_whatever_is_given_with_it(client):
    officer, typed = client("imio-officer"), {"comment": "Attente.", **SOON}
    assert officer.post(f"{REQUEST}/@workflow/hold", json=typed).ok
    again = officer.post(f"{REQUEST}/@workflow/hold", json=typed)
    assert again.json()["reason"] == "transition_not_from_here"


def test_the_mail_of_a_pause_says_when_it_ends(client, sink):
    take(client, "imio-officer", REQUEST, "hold", "Attente du devis.", **SOON)
    day = date.fromisoformat(SOON["hold_until"])
    assert f"À partir du {long_day(day)}" in mails(sink)["agent-mons"].get_content()
