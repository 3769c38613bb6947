"""What is asked before anything is mailed, shown or erased."""

from typing import Final

from django import forms
from django.http import QueryDict

NO_ADDRESS: Final = "Please write your e-mail address, such as ada@example.org."
NO_REASON: Final = "Please write why, for the record: she asked by phone, by letter."


class AskForm(forms.Form):
    """An address, and a field that only robots see and fill."""

    use_required_attribute = False

    email = forms.EmailField(
        label="Your e-mail",
        max_length=254,
        help_text="The one that you ordered, wrote or signed in with.",
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    website = forms.CharField(required=False)

    def __init__(self, given: QueryDict | None = None) -> None:
        super().__init__(given, auto_id="privacy_%s")

    @property
    def is_from_a_robot(self) -> bool:
        """Whether the hidden field was filled, well or badly."""
        return bool(self.data.get("website"))


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
