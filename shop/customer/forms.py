"""Signing in, in our words; and the address book's form, which checks ZIP code and state as the checkout does."""

from typing import Any

from django import forms
from localflavor.us.forms import USStateField, USZipCodeField
from oscar.apps.customer.forms import EmailAuthenticationForm as OscarEmailAuthenticationForm
from oscar.core.loading import get_model

from shop.backoffice.throttle import is_paused
from shop.checkout.fields import LineField
from shop.checkout.forms import StateSelect, autocomplete
from shop.checkout.zip_states import states_of
from shop.shipping.repository import UNITED_STATES


class EmailAuthenticationForm(OscarEmailAuthenticationForm):
    """Differs from Oscar's: speaks of an e-mail address where Django says "username", and says when to wait."""

    error_messages = {
        **OscarEmailAuthenticationForm.error_messages,
        "invalid_login": "That e-mail address and password don't belong together. Please check both.",
        "paused": "That was wrong too often. Please wait 15 minutes, then try again.",
    }

    def get_invalid_login_error(self) -> forms.ValidationError:
        paused = is_paused(self.request, self.cleaned_data.get("username", ""))
        code = "paused" if paused else "invalid_login"
        return forms.ValidationError(self.error_messages[code], code=code)


class AddressForm(forms.ModelForm):  # type: ignore[type-arg]  # has no parameter when it runs
    """One address in the United States."""

    first_name = LineField(max_length=80, widget=forms.TextInput(autocomplete("given-name")))
    last_name = LineField(max_length=80, widget=forms.TextInput(autocomplete("family-name")))
    line1 = LineField(label="Street address", max_length=120, widget=forms.TextInput(autocomplete("address-line1")))
    line2 = LineField(
        label="Apartment, suite, box",
        max_length=120,
        required=False,
        widget=forms.TextInput(autocomplete("address-line2")),
    )
    line4 = LineField(label="City", max_length=80, widget=forms.TextInput(autocomplete("address-level2")))
    state = USStateField(widget=StateSelect(autocomplete("address-level1")))
    postcode = USZipCodeField(
        label="ZIP code", widget=forms.TextInput(autocomplete("postal-code", inputmode="numeric", maxlength="10"))
    )

    class Meta:
        model = get_model("address", "UserAddress")
        fields = ["first_name", "last_name", "line1", "line2", "line4", "state", "postcode"]

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.user = user

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        state, zip_code = cleaned.get("state"), cleaned.get("postcode")
        if state and zip_code and state not in states_of(zip_code):
            self.add_error("postcode", f"That ZIP code isn't in {state}. Please correct the one that is wrong.")
        # Oscar's model would complain once more, about a post code that is only missing because it was refused here.
        self.instance.country_id = None if self.errors else UNITED_STATES
        return cleaned
