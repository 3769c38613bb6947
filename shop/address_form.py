"""A form that asks a visitor for her address, and for nothing else."""

from typing import ClassVar, Final

from django import forms
from django.http import QueryDict

NO_ADDRESS: Final = "Please write your e-mail address, such as ada@example.org."


class AddressForm(forms.Form):
    """An address, and a field that only robots see and fill; `why` stands under the address."""

    why: ClassVar[str]
    ids: ClassVar[str]
    use_required_attribute = False

    email = forms.EmailField(
        label="Your e-mail",
        max_length=254,
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    website = forms.CharField(required=False)

    def __init__(self, given: QueryDict | None = None) -> None:
        super().__init__(given, auto_id=self.ids)
        self.fields["email"].help_text = self.why

    @property
    def is_from_a_robot(self) -> bool:
        """Whether the hidden field was filled, well or badly."""
        return bool(self.data.get("website"))
