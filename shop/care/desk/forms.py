"""What the owner fills in about versions, jars, and what she supposes."""

import uuid
from datetime import date
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from shop.care.desk.samples import chosen
from shop.care.desk.step_form import few
from shop.care.desk.travel import WhatIf
from shop.care.models import CarePlan
from shop.care.programme.facts import Afterwards
from shop.care.programme.steps import AnswerKind

COLDEST, WARMEST = 59, 95  # °F, what the ready times are known for
DAYS: Final = [(120, "four months"), (60, "two months"), (400, "a year and a bit")]
AFTERWARDS: Final = [
    (Afterwards.NOTHING.value, "nothing more"),
    (Afterwards.MONTHLY.value, "a note once a month"),
    (Afterwards.CALENDAR.value, "the calendar only"),
]


def a_day(**given: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **given)


def an_hour(**given: Any) -> forms.TimeField:
    return forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **given)


class ArrivedForm(forms.Form):
    day = a_day(label="It arrived on")


class RestForm(forms.Form):
    until = a_day(required=False, label="Back on", help_text="Empty: open, until somebody says so.")


class RoomForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = CarePlan
        fields = ["fahrenheit", "milk_ml"]
        labels = {"fahrenheit": "Room, °F", "milk_ml": "Milk in a batch, ml"}
        help_texts = {"fahrenheit": "", "milk_ml": ""}


class StopForm(forms.Form):
    why = forms.CharField(max_length=60, label="Why", help_text="The keeper reads it on the jar's page.")


class NoteForm(forms.Form):
    note = forms.CharField(max_length=200, required=False, label="What is new in it", help_text="For yourself.")


class PublishForm(forms.Form):
    """`seen` is the count of the draft's changes that she looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(required=False, max_length=2000, widget=few(3), label="Why it is right all the same")


class MoveForm(forms.Form):
    """Which running jars go on with a version; none unless she says so."""

    who = forms.ChoiceField(
        choices=[("all", "all jars"), ("early", "only jars that have been at work for fewer days than")],
        label="Move",
        widget=forms.RadioSelect,
    )
    day = forms.IntegerField(min_value=1, max_value=365, required=False, label="Days")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("who") == "early" and not cleaned.get("day"):
            self.add_error("day", "Say how many days.")
        return cleaned

    def before_day(self) -> int | None:
        """None: all of them."""
        day: int = self.cleaned_data["day"]
        return day if self.cleaned_data["who"] == "early" else None


class JarField(forms.CharField):
    """An order's number or a jar's code; cleans to the plan, or None if it was left empty."""

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=40, label="Order number or jar code", **given)

    def clean(self, value: Any) -> CarePlan | None:
        words = super().clean(value)
        plan = chosen(words) if words else None
        if words and plan is None:
            raise forms.ValidationError("There is no order or jar like that.")
        return plan


class ChooseForm(forms.Form):
    jar = JarField(required=False, help_text="Empty: a made-up jar.")


class TestForm(forms.Form):
    """`form_key` makes a second click the same mail; the jar is the one that the page shows."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    jar = JarField(required=False, widget=forms.HiddenInput)


class DaysField(forms.CharField):
    """Days since arrival as "3, 5"; cleans to whole numbers."""

    def clean(self, value: Any) -> list[int]:
        parts = [part for part in str(super().clean(value) or "").replace(",", " ").split() if part]
        if not all(part.isdecimal() and len(part) < 4 for part in parts) or len(parts) > 30:
            raise forms.ValidationError("Days since arrival, like 3, 5.")
        return [int(part) for part in parts]


class TravelForm(forms.Form):
    """What she supposes; everything may stay empty."""

    jar = JarField(required=False, help_text="Empty: a made-up jar.")
    arrival = a_day(required=False, label="Arrives on")
    fresh = forms.BooleanField(required=False, label="From arrival on, as if nothing had gone out yet")
    fahrenheit = forms.IntegerField(
        required=False, label="Room, °F", validators=[MinValueValidator(COLDEST), MaxValueValidator(WARMEST)]
    )
    milk_ml = forms.IntegerField(required=False, label="Milk in a batch, ml", min_value=30, max_value=4000)
    break_from = a_day(required=False, label="Fridge break from")
    break_to = a_day(required=False, label="Back on", help_text="Empty: open.")
    thick = DaysField(required=False, label="“Thick” on days", max_length=100)
    thin = DaysField(required=False, label="“Still thin” on days", max_length=100)
    off = DaysField(required=False, label="“Smells off” on days", max_length=100)
    nudge_from = a_day(required=False, label="Daily feeding note from")
    nudge_hour = an_hour(required=False, label="Feeding note at")
    afterwards = forms.ChoiceField(choices=[("", "as it is"), *AFTERWARDS], required=False, label="After the month")
    mail_hour = an_hour(required=False, label="Notes come at")
    quiet_from = an_hour(required=False, label="Quiet from")
    quiet_until = an_hour(required=False, label="Quiet until")
    days = forms.TypedChoiceField(choices=DAYS, coerce=int, required=False, label="Look ahead")

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"] = forms.ChoiceField(
            choices=[("", "the jar's own, or the newest"), *versions], required=False, label="Version"
        )
        self.order_fields(["jar", "version", "arrival", "days", "fresh"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("break_from"), cleaned.get("break_to")
        if end and not start:
            self.add_error("break_from", "Say when the break begins.")
        elif start and end and end <= start:
            self.add_error("break_to", "A break ends after it begins.")
        known = cleaned.get("jar") or CarePlan()
        first, mail, last = (
            cleaned.get(name) or getattr(known, name) for name in ("quiet_until", "mail_hour", "quiet_from")
        )
        if not first <= mail < last:
            self.add_error("mail_hour", "Notes must come between the quiet hours.")
        return cleaned

    def what_if(self, arrival: date) -> WhatIf:
        """What she supposes; `arrival` for a jar whose arrival she leaves open."""
        given = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        names = ("fahrenheit", "milk_ml", "break_from", "break_to", "nudge_from", "nudge_hour", "mail_hour")
        return WhatIf(
            arrival=given.get("arrival") or arrival,
            answers=tuple((AnswerKind(name), day) for name in ("thick", "thin", "off") for day in given.get(name, [])),
            afterwards=Afterwards(given["afterwards"]) if "afterwards" in given else None,
            **{name: given.get(name) for name in (*names, "quiet_until", "quiet_from")},
        )
