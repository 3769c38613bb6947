"""What is asked before anything is mailed, shown or erased."""

from typing import Final

from django import forms

from shop.address_form import AddressForm

NO_REASON: Final = "Please write why, for the record: she asked by phone, by letter."


class AskForm(AddressForm):
    """Whose data is asked for."""

    why = "The one that you ordered, wrote or signed in with."
    ids = "privacy_%s"


class SearchForm(forms.Form):
    """Whose data the owner wants to see."""

    email = forms.EmailField(label="E-mail address", max_length=254)


class EraseForm(forms.Form):
    """Whose data is erased, and why."""

    email = forms.EmailField(max_length=254, widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=300,
        error_messages={"required": NO_REASON},
        help_text="For the record: asked by phone, by letter. Please no name in it; the record stays.",
    )
