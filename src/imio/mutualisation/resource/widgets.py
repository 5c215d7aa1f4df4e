"""Nothing is chosen in anybody's place: the list of kinds begins with an invitation."""

from imio.mutualisation.resource.schema import IResource
from z3c.form.widget import StaticWidgetAttribute
from zope.schema import getFields


kind_prompt = StaticWidgetAttribute(True, field=getFields(IResource)["kind"])
