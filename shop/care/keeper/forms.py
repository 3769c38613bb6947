"""What a keeper may tell on her jar's page; each form gives the fields of the plan that it changes."""

from datetime import time
from decimal import Decimal
from typing import Any, Final

from django import forms

from shop.care.keeper.time_zones import choices
from shop.care.models import CarePlan
from shop.care.numbers import CARE
from shop.care.programme.facts import Afterwards

CUP: Final = CARE.steady.least_milk.ml
COLDEST, WARMEST = 59, 95  # °F; what the ready times are known for
ROOM: Final = f"Please write a temperature from {COLDEST} to {WARMEST} °F (15 to 35 °C); grains can't live in others."
NUMBER: Final = "Please write a number, such as 1 or 1.5."
ZONE: Final = "There is no such time zone. Please choose one from the list."
DAY: Final = "Please choose a day, or leave it empty."
ADDRESS: Final = "Please write an e-mail address, such as ada@example.org."


def _hours(first: int, last: int) -> list[tuple[str, str]]:
    return [
        (f"{hour:02}:00", f"{(hour + 11) % 12 + 1} {'am' if hour < 12 else 'pm'}") for hour in range(first, last + 1)
    ]


def _hour_field(label: str, first: int, last: int, **given: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=_hours(first, last), coerce=time.fromisoformat, **given)


class KeeperForm(forms.Form):
    """Ids of their own, since a page has several of these; the browser leaves the checking to us."""

    use_required_attribute = False
    name = ""

    def __init__(self, data: Any = None, **given: Any) -> None:
        super().__init__(data, auto_id=f"{self.name}_%s", **given)

    @staticmethod
    def of(plan: CarePlan) -> dict[str, Any]:
        """What the form shows at first."""
        return {}


class KitchenForm(KeeperForm):
    """The room, the milk and the grains."""

    name = "kitchen"
    fahrenheit = forms.IntegerField(
        label="Room temperature in °F",
        min_value=COLDEST,
        max_value=WARMEST,
        error_messages={"min_value": ROOM, "max_value": ROOM, "invalid": ROOM, "required": ROOM},
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    cups = forms.DecimalField(
        label="Milk in a batch, in cups",
        min_value=Decimal("0.25"),
        max_value=16,
        error_messages={"invalid": NUMBER, "required": NUMBER},
        widget=forms.NumberInput({"step": "0.25", "inputmode": "decimal"}),
    )
    tablespoons = forms.DecimalField(
        label="Grains, in tablespoons",
        min_value=Decimal("0.5"),
        max_value=20,
        decimal_places=1,
        error_messages={"invalid": NUMBER, "required": NUMBER},
        widget=forms.NumberInput({"step": "0.5", "inputmode": "decimal"}),
    )

    @staticmethod
    def of(plan: CarePlan) -> dict[str, Any]:
        cups = (Decimal(plan.milk_ml) / CUP).quantize(Decimal("0.01")).normalize()
        spoons = plan.grains_tablespoons
        whole = spoons == int(spoons)
        return {"fahrenheit": plan.fahrenheit, "cups": f"{cups:f}", "tablespoons": int(spoons) if whole else spoons}

    def fields_of_plan(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {
            "fahrenheit": told["fahrenheit"],
            "milk_ml": round(told["cups"] * CUP),
            "grains_tablespoons": told["tablespoons"],
        }


class HoursForm(KeeperForm):
    """When mail may come, on whose clock."""

    name = "hours"
    time_zone = forms.ChoiceField(label="Time zone", choices=choices, error_messages={"invalid_choice": ZONE})
    mail_hour = _hour_field("Notes come at", 5, 22)
    quiet_until = _hour_field("Never before", 5, 12)
    quiet_from = _hour_field("Never after", 13, 23)

    @staticmethod
    def of(plan: CarePlan) -> dict[str, Any]:
        hours = {name: f"{getattr(plan, name):%H:%M}" for name in ("mail_hour", "quiet_until", "quiet_from")}
        return {"time_zone": plan.time_zone, **hours}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if {"mail_hour", "quiet_until", "quiet_from"} <= told.keys() and not (
            told["quiet_until"] <= told["mail_hour"] < told["quiet_from"]
        ):
            self.add_error("mail_hour", "This hour lies in your quiet time. Please choose one between the other two.")
        return told

    def fields_of_plan(self) -> dict[str, Any]:
        return self.cleaned_data


class RestForm(KeeperForm):
    """A break, to a day or until she says that she is back."""

    name = "rest"
    until = forms.DateField(
        label="First day back",
        required=False,
        help_text="Leave it empty if you don't know yet.",
        error_messages={"invalid": DAY},
        widget=forms.DateInput({"type": "date"}),
    )


class NudgeForm(KeeperForm):
    """The hour of a daily feeding note."""

    name = "nudge"
    hour = _hour_field("A feeding note each day at", 5, 22)

    @staticmethod
    def of(plan: CarePlan) -> dict[str, Any]:
        return {"hour": f"{plan.nudge_hour or plan.mail_hour:%H:%M}"}


class AfterwardsForm(KeeperForm):
    """What comes once the month is over."""

    name = "afterwards"
    choice = forms.TypedChoiceField(
        label="After the first month",
        coerce=Afterwards,
        widget=forms.RadioSelect,
        choices=[
            (Afterwards.MONTHLY.value, "a note once a month"),
            (Afterwards.CALENDAR.value, "my calendar only"),
            (Afterwards.NOTHING.value, "nothing more"),
        ],
        error_messages={"invalid_choice": "Please choose one of the three."},
    )

    @staticmethod
    def of(plan: CarePlan) -> dict[str, Any]:
        return {"choice": plan.afterwards}


class AgainForm(KeeperForm):
    """The address that the notes went to, typed anew: it is never shown."""

    name = "again"
    to = forms.EmailField(
        label="Your e-mail",
        max_length=254,
        error_messages={"invalid": ADDRESS, "required": ADDRESS},
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )


class AddressForm(KeeperForm):
    """Where the notes go; not shown as it is, since a link may be seen by more people than its mailbox."""

    name = "address"
    to = forms.EmailField(
        label="Send the notes to",
        required=False,
        max_length=254,
        help_text="A new address gets one mail with a button first.",
        error_messages={"invalid": ADDRESS},
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    calendar_only = forms.BooleanField(label="No mail: my calendar only", required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("calendar_only"):
            told["to"] = ""
        elif not told.get("to") and "to" not in self.errors:
            self.add_error("to", "Please write an e-mail address, or choose the calendar only.")
        return told
