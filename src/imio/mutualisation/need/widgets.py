"""Nothing is chosen in anybody's place: these lists begin with an invitation."""

from imio.mutualisation.need.schema import INeed
from z3c.form.widget import StaticWidgetAttribute
from zope.schema import getFields


FIELDS = getFields(INeed)

domain_prompt = StaticWidgetAttribute(True, field=FIELDS["domain"])
member_prompt = StaticWidgetAttribute(True, field=FIELDS["member"])
