"""Words that pages share."""

from django import template

from shop.dispatch.models import DispatchRule

register = template.Library()
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@register.filter
def ship_days(rule: DispatchRule) -> str:
    """The weekdays on which parcels leave, as a sentence says them: "Monday, Tuesday and Wednesday"."""
    names = [DAYS[day] for day in sorted(rule.weekdays)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
