"""Who was there."""

from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _


ATTENDANCE_TITLES = {
    "present": _("attendance_present", default="Present"),
    "excused": _("attendance_excused", default="Excused"),
    "absent": _("attendance_absent", default="Absent"),
    "represented": _("attendance_represented", default="Represented"),
}

attendances = vocabulary(ATTENDANCE_TITLES)
