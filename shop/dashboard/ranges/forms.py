"""Oscar's range form for a shop where a range is what an offer is for, and has no page of its own."""

from oscar.apps.dashboard.ranges import forms as oscar


class RangeForm(oscar.RangeForm):
    """Differs from Oscar's: a range can't be made public, since it has no page to be shown on."""

    class Meta(oscar.RangeForm.Meta):
        fields = [name for name in oscar.RangeForm.Meta.fields if name != "is_public"]
