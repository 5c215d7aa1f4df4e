"""A forgotten password: one answer whoever asks for whom, and few mails."""

from forms import send
from imio.mutualisation.base.passwords import MOST
from imio.mutualisation.demo.people import PASSWORD

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


WEAK, STRANGE = "namur-namur-namur", "ruelle-fanal-moutarde"


def token_of(client, sink):
    by_rest(client(), KNOWN)
    mail = sink.collect()[-1]
    return mail.get_content().partition("/passwordreset/")[2].split("?")[0].split()[0]


def choose_by_link(client, sink, password):
    body = {"reset_token": token_of(client, sink), "new_password": password}
    return client().post(f"@users/{KNOWN}/reset-password", json=body)


def choose_by_page(client, sink, password):
    form = {"userid": KNOWN, "password": password, "password2": password}
    address = f"passwordreset/{token_of(client, sink)}"
    return client().post(address, data=form, headers=HTML)


def choose_by_old(client, sink, password):
    body = {"old_password": PASSWORD, "new_password": password}
    return client(KNOWN).post(f"@users/{KNOWN}/reset-password", json=body)


def choose_for_another(client, sink, password):
    return client("technician").patch(f"@users/{KNOWN}", json={"password": password})


def choose_for_a_new_one(client, sink, password):
    body = {"username": "nouveau", "email": "n@example.org", "password": password}
    return client("technician").post("@users", json=body)


@pytest.mark.parametrize(
    "door",
    [
        choose_by_link,
        choose_by_page,
        choose_by_old,
        choose_for_another,
        choose_for_a_new_one,
    ],
)
def test_no_door_takes_a_password_that_is_easily_guessed(
    client, technician, sink, door
):
    refused = door(client, sink, WEAK)
    assert refused.status_code == 400
    assert "se devine facilement" in refused.text
    assert door(client, sink, STRANGE).ok


def test_the_form_of_a_new_account_asks_it_too(client, technician, sink):
    def begin_with(password):
        typed = {"username": "nouveau", "email": "n@example.org", "password": password}
        typed |= {"password_ctl": password, "mail_me": ""}
        form = {f"form.widgets.{name}": value for name, value in typed.items()}
        return send(technician, "@@new-user", **form, **{"form.buttons.register": "1"})

    assert "se devine facilement" in begin_with(WEAK).text
    assert technician.get("@users/nouveau").status_code == 404
    begin_with(STRANGE)
    assert technician.get("@users/nouveau").status_code == 200


@pytest.mark.parametrize(
    "password",
    [f"{KNOWN}-2026", "Mutualisation2026!", "namurnamurnamur", "namur namur"],
)
def test_what_anybody_knows_and_what_comes_again_adds_nothing(
    client, technician, sink, password
):
    told = choose_for_another(client, sink, password).json()
    assert told["reason"] == "password_weak"


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({"login": KNOWN, "password": "x"}, 401, "credentials_wrong"),
        ({"login": UNKNOWN, "password": "x"}, 401, "credentials_wrong"),
        ({"login": KNOWN}, 400, "credentials_missing"),
        ({}, 400, "credentials_missing"),
        ({"login": KNOWN, "password": 5}, 400, "text_invalid"),
        ({"login": KNOWN, "password": "x", "otp": "1"}, 400, "unknown_field"),
    ],
)
def test_a_refused_sign_in_says_why(client, body, status, reason):
    told = client().post("@login", json=body)
    assert (told.status_code, told.json()["reason"]) == (status, reason)


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
