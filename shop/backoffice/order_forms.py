"""What the owner is asked before an order moves."""

import uuid
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from shop.backoffice.desk import Desk
from shop.care.arriving import STALE

CARRIERS = ["USPS", "UPS", "FedEx"]


class DispatchForm(forms.Form):
    carrier = forms.CharField(
        max_length=40,
        initial=CARRIERS[0],
        widget=forms.TextInput(attrs={"list": "carriers"}),
        help_text="Who carries it: USPS, UPS, FedEx or another.",
    )
    tracking_number = forms.CharField(
        max_length=60, required=False, help_text="Goes into the customer's mail. Leave empty if there is none."
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=300, help_text="For you and the record: asked by the customer, jar broke, out of grains."
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class DeliveredForm(forms.Form):
    day = forms.DateField(
        label="Delivered on", widget=forms.DateInput(attrs={"type": "date"}), help_text="As the carrier's page says."
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = timezone.localdate()

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not timedelta(0) <= timezone.localdate() - day <= STALE:
            raise forms.ValidationError(f"A day of the last {STALE.days}, please: older news would only confuse.")
        return day


class EmailForm(forms.Form):
    email = forms.EmailField(label="E-mail", max_length=254)

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].initial = desk.order.contact_email


class RefundForm(ReasonForm):
    """An amount up to what is left; `form_key` makes a second click the same refund."""

    amount = forms.DecimalField(
        max_digits=8,
        decimal_places=2,
        min_value=Decimal("0.01"),
        error_messages={"min_value": "Enter at least one cent."},
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    field_order = ["amount", "reason"]

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, desk=desk, **kwargs)
        self.desk = desk
        self.fields["amount"].initial = desk.remaining
        self.fields["amount"].help_text = f"In dollars, up to ${desk.remaining}. All of it closes the order."

    def clean_amount(self) -> Decimal:
        amount: Decimal = self.cleaned_data["amount"]
        if amount > self.desk.remaining:
            raise forms.ValidationError(f"Only ${self.desk.remaining} of this order can still be given back.")
        return amount
