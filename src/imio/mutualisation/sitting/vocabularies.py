"""Who was there."""

from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _


ATTENDANCE_TITLES = {
    "present": _("attendance_present", default="Present"),
    "excused": _("attendance_excused", default="Excused"),
    "absent": _("attendance_absent", default="Absent"),
    "represented": _("attendance_represented", default="Represented"),
    "guest": _("attendance_guest", default="Guest"),
}
AWAY_TITLES = {
    "interest": _("away_interest", default="Interest in the item (L1122-19)"),
    "out": _("away_out", default="Out of the room"),
}

attendances = vocabulary(ATTENDANCE_TITLES)
away_reasons = vocabulary(AWAY_TITLES)
