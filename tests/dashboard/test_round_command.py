"""`bin/daily-round`: a running site takes the steps of the day, and cron hears of it."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.dashboard.command import DONE
from imio.mutualisation.dashboard.command import main
from imio.mutualisation.dashboard.command import PASSWORD as VARIABLE
from imio.mutualisation.dashboard.command import SOME_FAILED
from imio.mutualisation.dashboard.command import UNUSABLE
from imio.mutualisation.demo.people import PASSWORD
from imio.mutualisation.quote.content import Quote

import pytest


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    monkeypatch.setenv(VARIABLE, PASSWORD)


@pytest.fixture
def run(site, capsys):
    """`run("--quiet")`: the exit status, what is printed, what is complained of."""

    home = site.absolute_url()

    def run(*options, user="imio-officer", url=home):
        status = main(["--url", url, "--user", user, *options])
        return (status, *capsys.readouterr())

    return run


@pytest.mark.row("K5")
def test_one_line_a_step_and_a_count(run, travel):
    quotes = existing("Quote", review_state="sent")
    travel(days=400)
    status, said, complaint = run()
    *steps, count = said.splitlines()
    assert (status, complaint) == (DONE, "")
    for quote in quotes:
        line = f"- {quote.Title} – Constater l’expiration ({quote.getURL()})"
        assert line in steps
    assert count == f"{len(steps)} étape(s) prise(s), 0 en échec."


def test_a_second_round_has_nothing_to_say(run, travel):
    travel(days=400)
    run()
    assert run() == (DONE, "0 étape(s) prise(s), 0 en échec.\n", "")
    assert run("--quiet") == (DONE, "", "")


def test_what_fails_is_said_even_quietly(run, travel, monkeypatch):
    monkeypatch.setattr(Quote, "may_expire", lambda quote: 1 / 0)
    quote = existing("Quote", review_state="sent")[0]
    travel(days=400)
    run()
    status, said, _complaint = run("--quiet")
    assert status == SOME_FAILED
    assert f"- {quote.Title} – ÉCHEC : " in said


def test_the_password_comes_from_a_file_first(run, tmp_path, monkeypatch):
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, "un autre")
    assert run("--password-file", str(file))[0] == DONE
    file.write_text("pas le bon", encoding="utf-8")
    assert run("--password-file", str(file))[0] == UNUSABLE


@pytest.mark.parametrize("content", [None, b"", b"\xff"])
def test_without_a_password_it_does_not_ask_the_site(run, tmp_path, content):
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
    status, said, complaint = run(
        "--password-file", str(file), url="http://localhost:1"
    )
    assert (status, said) == (UNUSABLE, "")
    assert "mot de passe" in complaint or str(file) in complaint


def test_a_password_is_no_argument(run):
    with pytest.raises(SystemExit) as stopped:
        run("--password", "devinez")
    assert stopped.value.code == UNUSABLE


@pytest.mark.parametrize("user", ["imio-officier", "agent-andenne", "élise"])
def test_an_account_that_may_not(run, user):
    status, said, complaint = run(user=user)
    assert (status, said) == (UNUSABLE, "")
    assert user in complaint and "mutualisation-officers" in complaint


@pytest.mark.parametrize(
    "url", ["http://localhost:1/site", "localhost:8080/site", "http://a..b", ""]
)
def test_a_site_out_of_reach(run, url):
    status, said, complaint = run(url=url)
    assert (status, said) == (UNUSABLE, "")
    assert "ne peut être atteint" in complaint


@pytest.mark.parametrize("path", ["adherents", "nulle-part", "adherents/@@view"])
def test_an_address_that_is_not_the_home_page(run, site, path):
    status, said, complaint = run(url=f"{site.absolute_url()}/{path}")
    assert (status, said) == (UNUSABLE, "")
    assert "page d'accueil" in complaint


def test_a_site_that_breaks_down(run, monkeypatch):
    failing = "imio.mutualisation.dashboard.daily.settle"
    monkeypatch.setattr(failing, lambda: 1 / 0)
    status, said, complaint = run()
    assert (status, said) == (UNUSABLE, "")
    assert "(500)" in complaint


def test_a_slash_at_the_end_changes_nothing(run, site):
    assert run(url=f"{site.absolute_url()}/")[0] == DONE
