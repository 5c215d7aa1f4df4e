"""Bring the sites of a database up to date: bin/instance run scripts/upgrade_sites.py"""

from imio.mutualisation.upgrades.sites import bring_up_to_date


bring_up_to_date(app)  # noqa: F821, `bin/instance run` provides the application root
