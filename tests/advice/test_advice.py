"""Advice of services on a draft act: hidden while written, shown once given, passed over."""

from datetime import date
from datetime import timedelta
from decimal import Decimal
from documents import printed
from imio.mutualisation.base import clock
from imio.mutualisation.base.settings import save
from imio.mutualisation.demo.deliberations import UNANIMOUS
from io import BytesIO
from opened import opened
from plone import api
from pypdf import PdfReader

import pytest
import transaction


MEMBER = "adherents/durbuy"
ACT = f"{MEMBER}/deliberation"
SECRET = "Clause canari trop large"
PAGE = {"Accept": "text/html"}
LEGAL = {"service": "Service juridique", "kind": "service", "people": "juriste-durbuy"}
DIRECTOR = {
    "service": "Directrice financière",
    "kind": "financial_director",
    "people": "finances-durbuy",
}


def day(days):
    return (clock.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def people(site, client):
    """Durbuy with a jurist and a financial director beside its agent."""
    transaction.begin()
    officer = client("imio-officer")
    for login in ("juriste-durbuy", "finances-durbuy"):
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                username=login,
                email=f"{login}@example.org",
                password=officer.auth[1],
                properties={"fullname": login.title()},
            )
            group = f"member:{site['adherents']['durbuy'].UID()}:agents"
            api.group.add_user(groupname=group, username=login)
    transaction.commit()
    done = officer.patch(MEMBER, json={"advisers": [LEGAL, DIRECTOR]})
    assert done.status_code == 204, done.text
    return {
        "agent": client("agent-durbuy"),
        "jurist": client("juriste-durbuy"),
        "director": client("finances-durbuy"),
        "officer": officer,
    }


def ask(people, service="Service juridique", **values):
    kind = {"@type": "imio.mutualisation.Advice", "service": service}
    made = people["agent"].post(ACT, json={**kind, **values})
    assert made.status_code == 201, made.text
    return made.json()["@id"]


def give(person, url, sense="favourable", **values):
    said = person.patch(url, json={"sense": sense, **values})
    assert said.status_code == 204, said.text
    return person.post(f"{url}/@workflow/give", json={})


def withdraw(people, url):
    gone = {"comment": "Sans objet"}
    done = people["agent"].post(f"{url}/@workflow/withdraw", json=gone)
    assert done.status_code == 200, done.text


def codes(person):
    return {row["code"] for row in person.get("@work").json()["items"]}


def step(person, name, url=ACT):
    return person.post(f"{url}/@workflow/{name}", json={})


def settle(people):
    done = people["officer"].post("@due-steps")
    assert done.status_code == 200, done.text


def reasons(answer):
    body = answer.json()
    return {body.get("reason"), *(each["reason"] for each in body.get("errors", ()))}


def scheduled(people, **values):
    """The act on the agenda of a sitting that was held."""
    on = clock.today() - timedelta(days=1)
    held = {"sitting_on": str(on), "convened_on": str(on - timedelta(days=20))}
    patched = people["agent"].patch(ACT, json={**held, **UNANIMOUS, **values})
    assert patched.status_code == 204, patched.text
    return step(people["agent"], "schedule")


@pytest.mark.row("G3")
def test_it_is_hidden_while_it_is_written_by_every_door(people):
    url = ask(people, question="La clause canari")
    jurist = people["jurist"]
    assert "advise" in codes(jurist)
    assert "advise" not in codes(people["agent"])
    wrote = jurist.patch(url, json={"sense": "unfavourable", "text": SECRET})
    assert wrote.status_code == 204, wrote.text
    assert jurist.get(url).json()["text"] == SECRET
    assert SECRET in jurist.get(url, headers=PAGE).text
    for name in ("agent", "director", "officer"):
        other = people[name]
        told = [
            other.get(url).text,
            other.get(url, headers=PAGE).text,
            other.get(ACT, headers=PAGE).text,
            other.get(f"{ACT}?fullobjects=1").text,
            other.get(
                f"@search?SearchableText={SECRET[:13]}&metadata_fields=_all"
            ).text,
            other.get(
                "@search?portal_type=imio.mutualisation.Advice&fullobjects=1"
            ).text,
            other.get(f"{url}/@history").text,
            other.get("@@journal", headers=PAGE).text,
        ]
        assert not [text for text in told if SECRET in text or "éfavorable" in text]
        patched = other.patch(url, json={"text": "Autre"})
        assert patched.status_code in (401, 403, 400)
        assert step(other, "give", url).status_code in (401, 403, 409)


@pytest.mark.row("G3")
def test_what_is_given_is_shown_frozen_and_said_to_be_of_an_earlier_text(people):
    url = ask(people)
    done = give(people["jurist"], url, "with_remarks", text=SECRET)
    assert done.status_code == 200, done.text
    agent = people["agent"]
    shown = agent.get(url).json()
    assert (shown["text"], shown["sense"]["token"]) == (SECRET, "with_remarks")
    assert (shown["outdated"], len(shown["sha256"])) == (False, 64)
    assert "Favorable avec remarques" in agent.get(ACT, headers=PAGE).text
    for person in people.values():
        assert person.patch(url, json={"text": "Autre"}).status_code in (401, 403)
    agent.patch(ACT, json={"articles": [{"text": "De décider autre chose."}]})
    assert agent.get(url).json()["outdated"]
    assert "version antérieure" in agent.get(ACT, headers=PAGE).text
    again = ask(people)
    assert again != url
    assert "Clause" not in people["agent"].get(again).text


@pytest.mark.row("G3")
def test_an_obligatory_one_is_awaited_before_the_agenda_and_the_vote(people):
    url = ask(people, obligatory=True, days=5)
    refused = scheduled(people)
    assert refused.status_code == 409
    assert refused.json()["reason"] == "advice_pending"
    give(people["jurist"], url)
    assert step(people["agent"], "schedule").status_code == 200
    late = ask(people, obligatory=True)
    refused = step(people["agent"], "adopt")
    assert "advice_pending" in reasons(refused)
    gone = {"comment": "Plus nécessaire"}
    done = people["agent"].post(f"{late}/@workflow/withdraw", json=gone)
    assert done.status_code == 200, done.text
    assert step(people["agent"], "adopt").status_code == 200


@pytest.mark.row("G3")
def test_its_people_are_told_alerted_then_passed_over(people, sink, travel):
    url = ask(people, days=5, alert=2)

    def told():
        sent = [mail for mail in sink.collect() if "juriste" in mail["To"]]
        return [str(mail["Subject"]).partition(" ")[0:3:2] for mail in sent]

    assert len(told()) == 1
    due = date.fromisoformat(people["agent"].get(url).json()["due_on"])
    for days, mails in ((0, 1), ((due - clock.today()).days - 2, 2), (1, 2)):
        travel(days=days)
        settle(people)
        assert len(told()) == mails
    travel(days=2)
    settle(people)
    assert people["agent"].get(url).json()["review_state"] == "lapsed"
    assert "advise" not in codes(people["jurist"])
    refused = people["jurist"].patch(url, json={"text": "Trop tard"})
    assert refused.status_code in (401, 403)


@pytest.mark.row("G3")
def test_the_delay_counts_as_the_settings_say(people, site):
    first = ask(people, days=10)
    counted = people["agent"].get(first).json()["due_on"]
    withdraw(people, first)
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        save("advice_working_days", False)
    transaction.commit()
    calendar = people["agent"].get(ask(people, days=10)).json()["due_on"]
    assert day(9) < calendar < counted


@pytest.mark.row("G3")
def test_an_adviser_acts_for_the_authority(people):
    stranger = {**LEGAL, "people": "agent-mons"}
    officer = people["officer"]
    refused = officer.patch(MEMBER, json={"advisers": [stranger]})
    assert refused.status_code == 400
    assert "agent-mons" in refused.text
    before = officer.get(MEMBER).json()["advisers"]
    for rows, reason in (
        ([LEGAL, {**DIRECTOR, "service": LEGAL["service"]}], "adviser_twice"),
        ([{**LEGAL, "people": " , "}], "adviser_missing"),
    ):
        refused = officer.patch(MEMBER, json={"advisers": rows})
        assert reason in reasons(refused)
    level = {"level": "Direction", "people": ","}
    refused = officer.patch(MEMBER, json={"validation_levels": [level]})
    assert "adviser_missing" in reasons(refused)
    people["agent"].patch(MEMBER, json={"advisers": []})
    assert officer.get(MEMBER).json()["advisers"] == before


# --- The financial director ------------------------------------------------------


COSTLY = {"financial_impact": "22000.01"}


@pytest.mark.row("G4")
def test_above_the_threshold_the_director_is_asked_before_the_vote(people):
    assert scheduled(people, **COSTLY).status_code == 200
    refused = step(people["agent"], "adopt")
    assert refused.status_code == 409
    assert reasons(refused) >= {"financial_opinion_missing"}
    typed = {"financial_opinion": "favourable", "financial_opinion_on": day(0)}
    people["agent"].patch(ACT, json=typed)
    assert "financial_opinion_missing" in reasons(step(people["agent"], "adopt"))
    url = ask(people, DIRECTOR["service"])
    assert "financial_opinion_pending" in reasons(step(people["agent"], "adopt"))
    done = give(people["director"], url, "favourable", reference="AVIS-1")
    assert done.status_code == 200, done.text
    act = people["agent"].get(ACT).json()
    assert act["financial_opinion"]["token"] == "favourable"
    assert act["financial_opinion_reference"] == "AVIS-1"
    assert step(people["agent"], "adopt").status_code == 200


@pytest.mark.row("G4")
def test_nobody_else_writes_what_the_director_was_asked(people):
    agent, url = people["agent"], ask(people, DIRECTOR["service"])
    turned = {"financial_opinion": "favourable"}
    form = opened(agent, f"{ACT}/edit")
    late = form.sent(**{"form.widgets.financial_opinion:list": "favourable"})
    assert "lui seul l’écrit" in late.text
    assert reasons(agent.patch(ACT, json=turned)) == {"opinion_of_advice"}
    give(people["director"], url, "unfavourable", text="Trop cher.")
    assert reasons(agent.patch(ACT, json=turned)) == {"opinion_of_advice"}
    assert agent.patch(ACT, json={"title": "Achat"}).status_code == 204
    withdraw(people, ask(people, DIRECTOR["service"]))
    assert agent.get(ACT).json()["financial_opinion"]["token"] == "unfavourable"


def test_a_service_that_has_not_answered_is_not_asked_again(people):
    url = ask(people)
    kind = {"@type": "imio.mutualisation.Advice", "service": LEGAL["service"]}
    assert reasons(people["agent"].post(ACT, json=kind)) == {"advice_awaited"}
    give(people["jurist"], url)
    ask(people)


@pytest.mark.row("G4")
@pytest.mark.parametrize("lapses", [False, True])
def test_an_act_that_costs_more_since_is_asked_again(people, travel, lapses):
    agent, director = people["agent"], people["director"]
    assert scheduled(people, **COSTLY).status_code == 200
    first = ask(people, DIRECTOR["service"])
    if lapses:
        travel(days=40)
        settle(people)
    else:
        give(director, first)
    more = {"financial_impact": "900000.00"}
    assert agent.patch(ACT, json=more).status_code == 204
    refused = step(agent, "adopt")
    assert reasons(refused) == {"financial_opinion_exceeded"}
    assert "22\u202f000,01 €" in refused.json()["message"]
    give(director, ask(people, DIRECTOR["service"]), "favourable")
    assert agent.patch(ACT, json=COSTLY).status_code == 204
    assert step(agent, "adopt").status_code == 200


@pytest.mark.row("G4")
def test_on_paper_nobody_is_passed_over_before_the_delay_is_past(people, travel):
    assert people["officer"].patch(MEMBER, json={"advisers": []}).status_code == 204
    assert scheduled(people, **COSTLY).status_code == 200
    agent = people["agent"]
    said = {"financial_opinion": "lapsed", "financial_opinion_asked_on": day(0)}
    assert agent.patch(ACT, json=said).status_code == 204
    assert reasons(step(agent, "adopt")) == {"financial_opinion_pending"}
    travel(days=40)
    assert step(agent, "adopt").status_code == 200


@pytest.mark.row("G4")
def test_the_director_asks_once_for_as_much_time_again_and_the_authority_decides(
    people, travel
):
    agent, director = people["agent"], people["director"]
    assert scheduled(people, **COSTLY).status_code == 200
    url = ask(people, DIRECTOR["service"])
    before = agent.get(url).json()["due_on"]
    ask_for, extend = (
        f"{url}/@workflow/{each}" for each in ("ask_extension", "extend")
    )
    why = {"comment": "Pièces reçues tard"}
    assert reasons(agent.post(extend, json={})) == {"extension_not_asked"}
    assert agent.post(ask_for, json=why).status_code == 403
    assert reasons(director.post(ask_for, json={})) == {"comment_missing"}
    assert director.post(ask_for, json=why).status_code == 200
    assert reasons(director.post(ask_for, json=why)) == {"extension_asked"}
    assert agent.get(url).json()["due_on"] == before
    assert "extend" in {row["code"] for row in agent.get("@work").json()["items"]}
    assert reasons(director.post(extend, json={})) == {"extension_own"}
    assert agent.post(extend, json={}).status_code == 200
    told = agent.get(url).json()
    assert told["extension_reason"] == "Pièces reçues tard"
    assert (told["extended_on"], told["due_on"] > before) == (day(0), True)
    assert reasons(agent.post(extend, json={})) == {"extension_twice"}
    assert "Pièces reçues tard" in agent.get(url, headers=PAGE).text
    ends = {row.get("until") for row in director.get("@work").json()["items"]}
    assert told["due_on"] in ends
    travel(days=20)  # past the first delay
    settle(people)
    assert agent.get(url).json()["review_state"] == "asked"
    travel(days=20)
    settle(people)
    act = agent.get(ACT).json()
    assert act["financial_opinion"]["token"] == "lapsed"
    assert act["financial_opinion_extended_on"] == told["extended_on"]


@pytest.mark.row("G4")
def test_on_paper_the_delay_is_extended_for_a_reason(people, travel):
    assert people["officer"].patch(MEMBER, json={"advisers": []}).status_code == 204
    assert scheduled(people, **COSTLY).status_code == 200
    agent = people["agent"]
    said = {"financial_opinion": "lapsed", "financial_opinion_extended_on": day(0)}
    assert reasons(agent.patch(ACT, json=said)) >= {"extension_unasked"}
    said["financial_opinion_asked_on"] = day(0)
    assert reasons(agent.patch(ACT, json=said)) >= {"extension_reason_missing"}
    said["financial_opinion_extension_reason"] = "Pièces reçues tard"
    assert agent.patch(ACT, json=said).status_code == 204
    travel(days=16)
    assert reasons(step(agent, "adopt")) == {"financial_opinion_pending"}
    travel(days=20)
    assert step(agent, "adopt").status_code == 200


def test_nobody_else_has_more_time(people):
    url = ask(people)
    asked = f"{url}/@workflow/ask_extension"
    refused = people["jurist"].post(asked, json={"comment": "x"})
    assert reasons(refused) == {"extension_not_director"}


@pytest.mark.row("G4")
def test_at_the_threshold_nobody_is_asked(people):
    assert scheduled(people, financial_impact="22000.00").status_code == 200
    assert step(people["agent"], "adopt").status_code == 200


@pytest.mark.row("G4")
def test_urgency_with_a_reason_halves_the_delay_of_the_law(people):
    agent = people["agent"]
    first = ask(people, DIRECTOR["service"], days=90)
    usual = agent.get(first).json()["due_on"]
    withdraw(people, first)
    kind = {"@type": "imio.mutualisation.Advice", "service": DIRECTOR["service"]}
    assert agent.post(ACT, json={**kind, "urgent": True}).status_code == 400
    urgent = ask(people, DIRECTOR["service"], urgent=True, reason="Subside qui échoit")
    assert agent.get(urgent).json()["due_on"] < usual < day(30)


@pytest.mark.row("G4")
def test_silence_is_passed_over_and_the_act_says_so(people, travel):
    assert people["agent"].patch(ACT, json=COSTLY).status_code == 204
    url = ask(people, DIRECTOR["service"], obligatory=True)
    travel(days=40)
    settle(people)
    assert people["agent"].get(url).json()["review_state"] == "lapsed"
    assert scheduled(people).status_code == 200
    done = step(people["agent"], "adopt")
    assert done.status_code == 200, done.text
    act = people["agent"].get(ACT).json()
    assert act["financial_opinion"]["token"] == "lapsed"
    extract = people["agent"].get(f"{ACT}/@@extrait.pdf", headers=PAGE).content
    assert "passéoutre" in printed(PdfReader(BytesIO(extract)))


@pytest.mark.row("G4")
def test_the_threshold_is_a_dated_figure(people, site):
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        rows = [{"valid_from": clock.today(), "value": Decimal(40000), "source": ""}]
        api.portal.set_registry_record(
            "mutualisation.financial_opinion_threshold", rows
        )
    transaction.commit()
    assert scheduled(people, **COSTLY).status_code == 200
    assert "setting_missing" in reasons(step(people["agent"], "adopt"))


@pytest.mark.row("G4")
def test_an_opinion_on_paper_is_about_the_amount_of_its_day(people):
    assert people["officer"].patch(MEMBER, json={"advisers": []}).status_code == 204
    assert scheduled(people, **COSTLY).status_code == 200
    agent = people["agent"]
    given = {"financial_opinion": "favourable", "financial_opinion_on": day(0)}
    assert agent.patch(ACT, json=given).status_code == 204
    assert agent.patch(ACT, json={"financial_impact": "90000.00"}).status_code == 204
    assert reasons(step(agent, "adopt")) == {"financial_opinion_exceeded"}
