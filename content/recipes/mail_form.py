"""The form that mails a recipe to its reader."""

from typing import Final

from django import forms
from django.http import QueryDict

NO_ADDRESS: Final = "Please write your e-mail address, such as ada@example.org."


class MailForm(forms.Form):
    """An address, and a field that only robots see and fill."""

    use_required_attribute = False

    email = forms.EmailField(
        label="Your e-mail",
        max_length=254,
        help_text="One mail with this recipe; no list, and your address isn't kept for anything else.",
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    website = forms.CharField(required=False)

    def __init__(self, given: QueryDict | None = None) -> None:
        super().__init__(given, auto_id="recipe_mail_%s")

    @property
    def is_from_a_robot(self) -> bool:
        """Whether the hidden field was filled, well or badly."""
        return bool(self.data.get("website"))
