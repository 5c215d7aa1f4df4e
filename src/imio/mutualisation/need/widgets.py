"""Nothing is chosen in anybody's place: these lists begin with an invitation."""

from imio.mutualisation.need.schema import INeed
from z3c.form.widget import StaticWidgetAttribute


domain_prompt = StaticWidgetAttribute(True, field=INeed["domain"])
member_prompt = StaticWidgetAttribute(True, field=INeed["member"])
