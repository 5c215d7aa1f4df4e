"""The layers of the tests: the suite on a bare site, and with the demonstration."""

from imio.mutualisation.member.communes import communes
from imio.mutualisation.member.naming import free_name
from plone import api
from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from Products.CMFCore.indexing import processQueue
from typing import Any
from zope.configuration import xmlconfig


# Enough for the journeys: what the demonstration names, and their provinces.
COMMUNES = (
    "Andenne",
    "Mons",
    "Gembloux",
    "Wavre",
    "Genappe",
    "Grez-Doiceau",
    "Durbuy",
    "Bastogne",
)


class MutualisationLayer(PloneSandboxLayer):
    """A French site with the default profile and the theme people see."""

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app: Any, configurationContext: Any) -> None:
        import collective.z3cform.datagridfield
        import imio.mutualisation
        import plone.restapi

        self.loadZCML(package=plone.restapi)
        self.loadZCML(package=collective.z3cform.datagridfield)
        self.loadZCML(package=imio.mutualisation)
        for package in (collective.z3cform.datagridfield, imio.mutualisation):
            xmlconfig.includeOverrides(
                configurationContext, "overrides.zcml", package=package
            )
        configurationContext.execute_actions()

    def setUpPloneSite(self, portal: Any) -> None:
        for name in ("default_language", "available_languages"):
            value = "fr" if name == "default_language" else ["fr"]
            api.portal.set_registry_record(f"plone.{name}", value)
        portal.setLanguage("fr")
        applyProfile(portal, "plonetheme.barceloneta:default")
        applyProfile(portal, "imio.mutualisation:default")


FIXTURE = MutualisationLayer()


class DemonstrationLayer(PloneSandboxLayer):
    """The demonstration on top, with the communes it names."""

    defaultBases = (FIXTURE,)

    def setUpPloneSite(self, portal: Any) -> None:
        with api.env.adopt_roles(["Manager"]):
            for values in communes():
                if values["title"] in COMMUNES:
                    api.content.create(
                        portal["adherents"],
                        "imio.mutualisation.Member",
                        free_name(values["title"], portal["adherents"]),
                        **values,
                    )
            applyProfile(portal, "imio.mutualisation:demo")
        # Here and not by the commit that follows, which knows no site any more: there,
        # a field that holds its default has no value.
        processQueue()


INTEGRATION_TESTING = IntegrationTesting(
    bases=(FIXTURE,), name="mutualisation:integration"
)
DEMO_FIXTURE = DemonstrationLayer()
DEMO_TESTING = IntegrationTesting(bases=(DEMO_FIXTURE,), name="mutualisation:demo")
