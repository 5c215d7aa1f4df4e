"""What the terminal says where a site cannot be opened."""

from imio.mutualisation.moving.command import export_site
from imio.mutualisation.moving.command import import_site
from pathlib import Path

import pytest


@pytest.mark.parametrize("command", [export_site, import_site])
def test_without_a_configuration_it_says_so(command, capsys):
    assert command(["out", "--zope-conf", "nowhere.conf"]) == 2
    assert "nowhere.conf n'existe pas" in capsys.readouterr().err
    assert not Path("out").exists()
