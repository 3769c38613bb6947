"""The form of a jar that nobody has opened yet: an address or the calendar only, and where its keeper lives."""

import re
from typing import Any, Final

from django import forms

from shop.care.keeper.claiming import Claim
from shop.care.keeper.forms import ADDRESS, ZONE
from shop.care.keeper.time_zones import choices, zone_of_zip
from shop.care.models import CarePlan

MAIL, CALENDAR = "mail", "calendar"
TODAY, GOING = "today", "going"
ZIP: Final = re.compile(r"(\d{5})(-?\d{4})?$")
HOW: Final = "Please choose one of the two."
NO_ADDRESS: Final = "Please write your e-mail address, or choose the calendar only."
NO_ZIP: Final = "There is no such ZIP code. Please write five digits, or choose a time zone below."


class ClaimForm(forms.Form):
    """Valid, it knows the `Claim`. A ZIP code wins over the zone that is chosen below it."""

    use_required_attribute = False

    how = forms.ChoiceField(
        label="How shall the notes find you?",
        choices=[(MAIL, "by e-mail, about nine in the first month"), (CALENDAR, "in my calendar only")],
        widget=forms.RadioSelect,
        initial=MAIL,
        error_messages={"required": HOW, "invalid_choice": HOW},
    )
    email = forms.EmailField(
        label="Your e-mail",
        max_length=254,
        help_text="For this jar's notes and nothing else. You get one mail with a button first.",
        error_messages={"invalid": ADDRESS, "required": NO_ADDRESS},
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    zip_code = forms.CharField(
        label="Your ZIP code",
        required=False,
        max_length=10,
        help_text="Only for your time zone: notes never come at night.",
        widget=forms.TextInput({"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    time_zone = forms.ChoiceField(
        label="Or your time zone", choices=choices, required=False, error_messages={"invalid_choice": ZONE}
    )
    begins = forms.ChoiceField(
        label="Your grains",
        choices=[(TODAY, "start with me today"), (GOING, "have been at work here already")],
        widget=forms.RadioSelect,
        initial=TODAY,
        required=False,
    )

    def __init__(self, plan: CarePlan, data: Any = None) -> None:
        super().__init__(data, auto_id="open_%s", initial={"time_zone": plan.time_zone})
        self.fallback = plan.time_zone
        self.fields["email"].required = self["how"].data != CALENDAR
        if plan.arrival is None:
            del self.fields["begins"]

    def clean_zip_code(self) -> str:
        typed = self.cleaned_data["zip_code"].strip()
        found = ZIP.match(typed)
        if typed and not found:
            raise forms.ValidationError(NO_ZIP)
        return found[1] if found else ""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("zip_code"):
            try:
                told["time_zone"] = zone_of_zip(told["zip_code"])
            except ValueError:
                self.add_error("zip_code", NO_ZIP)
        return told

    @property
    def claim(self) -> Claim:
        told = self.cleaned_data
        return Claim(
            to=told["email"] if told["how"] == MAIL else "",
            time_zone=told["time_zone"] or self.fallback,
            begins=told.get("begins") != GOING,
        )
