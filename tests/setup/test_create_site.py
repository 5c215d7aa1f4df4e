"""`make start` makes the demo site whole or not at all, and says what it takes away."""

from AccessControl.SecurityManagement import noSecurityManager
from pathlib import Path
from Products.CMFPlone.Portal import PloneSite

import pytest
import runpy
import transaction


SCRIPT = Path(__file__).parents[2] / "scripts" / "create_site.py"
CREATE = "plone.distribution.api.site.create"
TOLD = "Le site « mutualisation », dont la création s'était interrompue, a été effacé."


@pytest.fixture
def root(site, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    yield site.aq_parent
    noSecurityManager()


def begin(root, *_answers):
    """What is there when the creation of a site breaks off."""
    root._setObject("mutualisation", PloneSite("mutualisation"))
    transaction.commit()


def test_what_a_start_that_broke_off_left_is_taken_away(root, monkeypatch, capsys):
    begin(root)
    there = []
    monkeypatch.setattr(CREATE, lambda app, *_: there.append("mutualisation" in app))
    runpy.run_path(str(SCRIPT), {"app": root})
    assert there == [False]
    assert TOLD in capsys.readouterr().out


def test_a_creation_that_fails_leaves_nothing(root, monkeypatch, capsys):
    def broken(root, *answers):
        begin(root)
        raise ValueError("panne")

    monkeypatch.setattr(CREATE, broken)
    with pytest.raises(SystemExit, match=r"n'a pas pu être créé.*panne"):
        runpy.run_path(str(SCRIPT), {"app": root})
    assert "mutualisation" not in root
    assert TOLD in capsys.readouterr().out


def test_a_start_without_leftovers_says_nothing_of_them(root, monkeypatch, capsys):
    monkeypatch.setattr(CREATE, lambda *_: None)
    runpy.run_path(str(SCRIPT), {"app": root})
    assert TOLD not in capsys.readouterr().out
