"""A forgotten password: one answer whoever asks for whom, and few mails."""

from imio.mutualisation.base.passwords import MOST

import pytest


HTML = {"Accept": "text/html"}
KNOWN, UNKNOWN = "agent-mons", "agent-none"


def by_page(person, login):
    return person.get(f"mail_password?userid={login}", headers=HTML)


def by_rest(person, login):
    return person.post(f"@users/{login}/reset-password")


def by_link(person, login):
    body = {"reset_token": "x" * 32, "new_password": "Secret-1234567"}
    return person.post(f"@users/{login}/reset-password", json=body)


def by_password(person, login):
    body = {"old_password": "x", "new_password": "Secret-1234567"}
    return person.post(f"@users/{login}/reset-password", json=body)


def by_account(person, login):
    return person.get(f"@users/{login}")


def by_portrait(person, login):
    return person.get(f"@portrait/{login}")


def by_author(person, login):
    return person.get(f"author/{login}", headers=HTML)


def by_signing_in(person, login):
    return person.post("@login", json={"login": login, "password": "x"})


DOORS = [
    by_page,
    by_rest,
    by_link,
    by_password,
    by_account,
    by_portrait,
    by_author,
    by_signing_in,
]


@pytest.mark.renders("base/password_asked.pt")
def test_the_page_promises_nothing(client, sink):
    assert "Si ce compte existe" in by_page(client(), UNKNOWN).text


@pytest.mark.parametrize("door", DOORS)
def test_who_has_an_account_is_not_told(client, sink, door):
    known, unknown = (door(client(), login) for login in (KNOWN, UNKNOWN))
    assert known.status_code == unknown.status_code
    assert known.text.replace(KNOWN, "") == unknown.text.replace(UNKNOWN, "")


@pytest.mark.parametrize("door", [by_page, by_rest])
def test_few_mails_leave(client, sink, door):
    answers = {door(client(), KNOWN).status_code for _ in range(MOST + 3)}
    assert len(answers) == 1
    assert len(sink.collect()) == MOST


def test_the_doors_of_plone_mail_nothing(client, sink):
    form = {"form.widgets.reset_password": KNOWN, "form.buttons.reset": "1"}
    email = {"form.widgets.recover_username": "agent-mons@example.org"}
    client().post("login-help", data=form, headers=HTML)
    client().post("login-help", data=email | {"form.buttons.get_username": "1"})
    client().get(f"portal_registration/mailPassword?login={KNOWN}")
    client().post("contact-info", data={"form.widgets.message": "x"}, headers=HTML)
    assert sink.collect() == []


def test_a_link_gives_another_password(client, sink):
    by_rest(client(), KNOWN)
    (mail,) = sink.collect()
    token = mail.get_content().partition("/passwordreset/")[2].split("?")[0].split()[0]
    body = {"reset_token": token, "new_password": "Autre-secret-2026"}
    answer = client().post(f"@users/{KNOWN}/reset-password", json=body)
    assert answer.status_code in (200, 204)


@pytest.mark.renders("base/password_form.pt")
def test_the_form_asks_for_the_login_alone_and_leads_to_nothing_closed(client):
    page = client().get("mail_password_form", headers=HTML).text
    assert 'name="userid"' in page
    assert "contact-info" not in page


def test_a_wrong_password_keeps_the_name_that_was_typed(client):
    form = {"__ac_name": KNOWN, "__ac_password": "x", "buttons.login": "1"}
    for page in ("login", "login_form"):
        answer = client().post(page, data=form, headers=HTML).text
        assert f'value="{KNOWN}"' in answer and 'value="x"' not in answer
        assert "Trouble logging in" not in answer
