"""What installing the suite brings."""


def test_the_layer_is_registered(portal, browser_layers):
    from imio.mutualisation.interfaces import IMutualisationLayer

    assert IMutualisationLayer in browser_layers


def test_the_sections_are_there(portal):
    assert {"adherents", "catalogue"} <= set(portal.objectIds())
