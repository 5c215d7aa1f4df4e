"""Nothing is chosen in anybody's place: the list of kinds begins with an invitation."""

from imio.mutualisation.resource.schema import IResource
from z3c.form.widget import StaticWidgetAttribute


kind_prompt = StaticWidgetAttribute(True, field=IResource["kind"])
