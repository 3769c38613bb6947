"""Forms for what the owner decides: prices of delivery, places, days, taxes. Worded for somebody who runs a store."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from localflavor.us.forms import USZipCodeField
from localflavor.us.us_states import STATE_CHOICES

from shop.dispatch.models import ClosedDay, DispatchRule, PickupPlace
from shop.shipping.models import OrderAndItemCharges
from shop.tax.models import TaxCategory, TaxRate

STATES = [("", "Choose a state"), *STATE_CHOICES]
RATE_TAKEN = "There is already a rate for this state and kind of goods: change that one."
DEMO_HELP = "Came with the shop as an example. Untick when it is yours."


class PriceField(forms.DecimalField):
    """Dollars and cents, never negative."""

    def __init__(self, **kwargs: Any) -> None:
        validators = [MinValueValidator(Decimal(0), "A price can't be below zero.")]
        super().__init__(max_digits=8, decimal_places=2, validators=validators, **kwargs)


class DeliveryPriceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    price_per_order = PriceField(label="Price per parcel", help_text="In dollars. 0 if delivery costs nothing.")
    price_per_item = PriceField(label="And for each jar", help_text="In dollars, on top of it. Often 0.", initial=0)
    free_shipping_threshold = PriceField(
        label="Free from",
        required=False,
        help_text="From this basket total on, delivery costs nothing. Leave empty for never.",
    )

    class Meta:
        model = OrderAndItemCharges
        fields = ["name", "description", "price_per_order", "price_per_item", "free_shipping_threshold"]
        help_texts = {
            "name": "What customers see at checkout, such as “Priority Mail, 2-3 days”.",
            "description": "A sentence more, if it needs one.",
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 2, "class": "no-widget-init"})}


class PickupPlaceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    state = forms.ChoiceField(choices=STATES)
    zip_code = USZipCodeField(label="ZIP code")

    class Meta:
        model = PickupPlace
        fields = ["name", "line1", "city", "state", "zip_code", "hours", "instructions", "is_open", "is_demo"]
        widgets = {
            "hours": forms.Textarea(attrs={"rows": 3}),
            "instructions": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "is_open": "Untick to close it for new orders. Orders that wait there stay as they are.",
            "is_demo": DEMO_HELP,
        }


class ShipDaysForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = DispatchRule
        fields = ["monday", "tuesday", "wednesday", "thursday", "friday", "cutoff", "transit_days", "is_demo"]
        labels = {"cutoff": "Paid before", "transit_days": "Days on the way"}
        widgets = {"cutoff": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
        help_texts = {
            "monday": "Grains are alive: tick days from which a parcel arrives before the weekend.",
            "cutoff": "An order paid before this hour (shop's time) leaves the same ship day; a later one the next.",
            "transit_days": "How long a parcel usually takes. The care mails start from this estimate.",
            "is_demo": DEMO_HELP,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["transit_days"].validators.append(MaxValueValidator(14, "Grains don't keep longer than 14 days."))


class ClosedDayForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = ClosedDay
        fields = ["day", "reason"]
        widgets = {"day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"day": "No parcel leaves on this day.", "reason": "For you: Thanksgiving, a week away."}
        error_messages = {"day": {"unique": "This day is already in the list."}}

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise forms.ValidationError("This day is over.")
        return day


class TaxCategoryForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = TaxCategory
        fields = ["name", "code"]
        help_texts = {
            "name": "A kind of goods that the law treats alike: food, kitchenware.",
            "code": "A short word without spaces, such as food.",
        }


class TaxRateForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    state = forms.ChoiceField(choices=STATES, help_text="Where the parcel goes, or where it is picked up.")

    class Meta:
        model = TaxRate
        fields = ["category", "state", "percent", "is_demo"]
        labels = {"category": "Kind of goods", "percent": "Percent"}
        help_texts = {
            "percent": "5.75 for 5.75 %. Where there is no line, no tax is charged.",
            "is_demo": DEMO_HELP,
        }
        error_messages = {NON_FIELD_ERRORS: {"unique_together": RATE_TAKEN}}
