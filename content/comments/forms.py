"""The form under an article. The library's own carries the time in each page, and no page could be remembered."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from content.comments.text import ADDRESS, tidy
from shop.mail.words import one_line
from shop.pictures.fields import PictureFormField

LONGEST: Final = 3000
LONGEST_NAME: Final = 50
NO_NAME: Final = "Please write a name; your first name will do."
NO_WORDS: Final = "Please write a few words."
NO_ADDRESS: Final = "Please write your e-mail address, such as ada@example.org."
WEB_NAME: Final = "A name, please, without a web address."


class CommentForm(forms.Form):
    """A name, an address for the mail that confirms it, words, perhaps a photograph; `website` only robots fill in."""

    use_required_attribute = False

    comment = forms.CharField(
        label="Your comment",
        max_length=LONGEST,
        error_messages={"required": NO_WORDS},
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )
    name = forms.CharField(
        label="Your name",
        max_length=LONGEST_NAME,
        help_text="Stands beside your words.",
        error_messages={"required": NO_NAME},
        widget=forms.TextInput({"autocomplete": "given-name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label="Your e-mail",
        max_length=254,
        help_text="Never shown. You get one mail with a button, so that we know you are no robot.",
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    photo = PictureFormField(
        label="A photograph",
        required=False,
        help_text="JPEG, PNG, WebP or AVIF, up to 12 MB. Place, time and camera are taken out of it.",
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )
    followup = forms.BooleanField(label="Mail me when somebody answers", required=False)
    website = forms.CharField(required=False)

    def __init__(self, data: QueryDict | None = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="comment_%s")

    @property
    def is_from_a_robot(self) -> bool:
        """Whether the hidden field was filled in."""
        return bool(self.data.get("website"))

    def clean_name(self) -> str:
        name = one_line(self.cleaned_data["name"])
        if not name:
            raise ValidationError(NO_NAME)
        if ADDRESS.search(name):
            raise ValidationError(WEB_NAME)
        return name

    def clean_comment(self) -> str:
        words = tidy(self.cleaned_data["comment"])
        if not words:
            raise ValidationError(NO_WORDS)
        return words

    def shown_fields(self) -> list[forms.BoundField]:
        """What people see."""
        return [field for field in self if field.name != "website"]
