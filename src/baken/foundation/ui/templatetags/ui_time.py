"""Moments and terms as people say them: `{% load ui_time %}`."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

register = template.Library()

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@register.filter
def said_on(moment: datetime, at: datetime) -> str:
    """A moment near `at`: "vandaag om 14:30", or with its date."""
    clock = date_format(timezone.localtime(moment), "H:i")
    n_days = (timezone.localdate(moment) - timezone.localdate(at)).days
    words = {-1: gettext("gisteren"), 0: gettext("vandaag"), 1: gettext("morgen")}
    day = words.get(n_days) or date_format(timezone.localtime(moment), "j F")
    return gettext("%(day)s om %(clock)s") % {"day": day, "clock": clock}


@register.filter
def left_until(deadline: datetime, at: datetime) -> str:
    """How much time is left, in one unit that is fine enough to act on."""
    left = deadline - at
    if left < HOUR:
        return _minutes(max(left // timedelta(minutes=1), 0))
    if left < 2 * DAY:
        n_hours = left // HOUR
        return ngettext("nog %(n)d uur", "nog %(n)d uur", n_hours) % {"n": n_hours}
    n_days = left // DAY
    return ngettext("nog %(n)d dag", "nog %(n)d dagen", n_days) % {"n": n_days}


def _minutes(n_minutes: int) -> str:
    words = ngettext("nog %(n)d minuut", "nog %(n)d minuten", n_minutes)
    return words % {"n": n_minutes}
