"""What is annotated to a record is of that record alone."""

from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.security import TYPES
from plone.dexterity.interfaces import IDexterityFTI
from zope.component import getUtility
from zope.dottedname.resolve import resolve

import pytest


@pytest.mark.parametrize("name", sorted(TYPES))
def test_no_class_of_content_holds_hints(portal, name):
    """Python keeps them in `__annotations__`, where zope.annotation keeps its own."""
    fti = getUtility(IDexterityFTI, name=TYPE.format(name))
    bases = resolve(fti.klass).__mro__
    assert not [base for base in bases if vars(base).get("__annotations__")]
