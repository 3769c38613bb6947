"""The one field of the account offer."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model, password_validation


class PasswordForm(forms.Form):
    """A password for the account, checked by the site's rules and against the address it is for."""

    password = forms.CharField(
        label="Password",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least nine characters. A short sentence is easiest to remember.",
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, get_user_model()(email=self.email))
        return password
