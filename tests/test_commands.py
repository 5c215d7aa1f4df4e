"""What the commands of a site have in common."""

from importlib.metadata import distribution

import pytest


ENTRY_POINTS = distribution("imio.mutualisation").entry_points
COMMANDS = ENTRY_POINTS.select(group="console_scripts")
# It speaks to the site that runs, at its address.
OVER_HTTP = {"daily-round"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_works_on_the_site_of_another_folder(command, capsys):
    with pytest.raises(SystemExit):
        command.load()(["--help"])
    assert ("--zope-conf" in capsys.readouterr().out) != (command.name in OVER_HTTP)
