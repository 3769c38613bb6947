"""The one form of the checkout page. What it lets through is safe to store, to mail and to print."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from localflavor.us.forms import USStateField, USZipCodeField
from localflavor.us.us_states import STATE_CHOICES

from shop.checkout.buyer import Buyer
from shop.checkout.delivery import Option, split_value
from shop.checkout.fields import LineField, MessageField
from shop.checkout.zip_states import states_of

ADDRESS = ("line1", "city", "state", "zip_code")
GIFT = ("gift_recipient_name", "gift_recipient_email", "gift_message")
SELECTED = mark_safe(" selected")
NAME_IT = "The parcel needs a name on it; at the counter we ask for it too."
LIVE = {"class": "js-total"}  # a change of these asks for a new total


STATES = [("", "Choose a state"), *STATE_CHOICES]
CODES = {None, *(code for code, _ in STATES)}
UNKNOWN = "?"


@cache
def _options(chosen: str | None) -> SafeString:
    """The list with one of them chosen, made once for each: the words never change."""
    rows = ((code, SELECTED if code == (chosen or "") else "", words) for code, words in STATES)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', rows)


class StateSelect(forms.Select):
    """States, territories and military posts; starts empty: nobody should live in Alabama by accident."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, choices=STATES)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """As Django's, which would render two templates for each of 62 states: half of what the page costs."""
        given = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>\n{}</select>", given, _options(value if value in CODES else UNKNOWN))


def autocomplete(name: str, **attrs: str) -> dict[str, str]:
    return {"autocomplete": name, **attrs}


class CheckoutForm(forms.Form):
    """Contact, delivery or pickup, address, gift. An address is asked for only if a parcel has to find it."""

    # What is required depends on what is chosen: the server says it, in one list, instead of the browser in bubbles.
    use_required_attribute = False

    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        help_text="For your order and the starter guide. No newsletter.",
        error_messages={
            "required": "Please write where your confirmation should go.",
            "invalid": "That doesn't look like an e-mail address. It needs an @ and a dot, as in ada@example.org.",
        },
        widget=forms.EmailInput(autocomplete("email", inputmode="email")),
    )
    first_name = LineField(
        max_length=80, widget=forms.TextInput(autocomplete("given-name")), error_messages={"required": NAME_IT}
    )
    last_name = LineField(
        max_length=80, widget=forms.TextInput(autocomplete("family-name")), error_messages={"required": NAME_IT}
    )
    # Not a ChoiceField: whether the choice is still offered is for the quote to say, which looks it up anyway.
    delivery = LineField(
        label="Delivery or pickup",
        max_length=140,
        widget=forms.RadioSelect,
        error_messages={"required": "Please choose how you would like to get your order."},
    )
    line1 = LineField(
        label="Street address",
        max_length=120,
        required=False,
        widget=forms.TextInput(autocomplete("shipping address-line1")),
    )
    line2 = LineField(
        label="Apartment, suite, box",
        max_length=120,
        required=False,
        widget=forms.TextInput(autocomplete("shipping address-line2")),
    )
    city = LineField(
        label="City", max_length=80, required=False, widget=forms.TextInput(autocomplete("shipping address-level2"))
    )
    state = USStateField(required=False, widget=StateSelect(autocomplete("shipping address-level1") | LIVE))
    zip_code = USZipCodeField(
        label="ZIP code",
        required=False,
        # Not LIVE: no price depends on it, and a button that is replaced while it is pressed loses the click.
        widget=forms.TextInput(autocomplete("shipping postal-code", inputmode="numeric", maxlength="10")),
        error_messages={"invalid": "Please write the ZIP code with five digits, such as 45674, or as 45674-0001."},
    )
    save_address = forms.BooleanField(label="Keep this address in my account", required=False)
    is_gift = forms.BooleanField(label="This is a gift", required=False)
    gift_recipient_name = LineField(label="Who is it for?", max_length=80, required=False)
    gift_recipient_email = forms.EmailField(
        label="Their e-mail",
        max_length=254,
        required=False,
        help_text="They get your message, the starter guide and the care mails. You get the receipt.",
        widget=forms.EmailInput({"inputmode": "email", "autocomplete": "off"}),
    )
    gift_message = MessageField(label="Your message", max_length=500, required=False)

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if user is None:
            del self.fields["save_address"]

    def offer(self, options: Sequence[Option], *, chosen: str) -> None:
        """Show these ways of delivery, with the one that the total was worked out for."""
        self.fields["delivery"].widget.choices = [(item.value, item.name) for item in options]
        self.initial["delivery"] = chosen
        for name in (*ADDRESS, GIFT[0]):
            self.fields[name].required = True  # only for the eye: they are checked by now, and not "optional"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("delivery") and split_value(cleaned["delivery"])[1] is None:
            self._check_address(cleaned)
        if cleaned.get("is_gift") and not cleaned.get("gift_recipient_name") and not self.errors.get(GIFT[0]):
            self.add_error(GIFT[0], "Please tell us who the gift is for.")
        return cleaned

    def _check_address(self, cleaned: dict[str, Any]) -> None:
        for name in ADDRESS:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, ValidationError("We need this to send your parcel.", code="required"))
        state, zip_code = cleaned.get("state"), cleaned.get("zip_code")
        if state and zip_code and state not in states_of(zip_code):
            self.add_error("zip_code", _disagreement(state, zip_code))

    def buyer(self) -> Buyer:
        """What was typed, after `is_valid`; an address for a pickup and a gift that isn't one are left out."""
        given = self.cleaned_data
        code, place = split_value(given["delivery"])
        address = {} if place else {name: given[name] for name in (*ADDRESS, "line2")}
        gift = {name: given[name] for name in GIFT} if given["is_gift"] else {}
        return Buyer(
            email=given["email"],
            first_name=given["first_name"],
            last_name=given["last_name"],
            delivery_code=code,
            pickup_place_id=place,
            user=self.user,
            save_address=given.get("save_address", False),
            **address,
            **gift,
        )


def _disagreement(state: str, zip_code: str) -> str:
    known = " or ".join(sorted(states_of(zip_code)))
    if not known:
        return f"There is no ZIP code {zip_code}. Please check the digits."
    return f"ZIP code {zip_code} is in {known}, not in {state}. Please correct the one that is wrong."
