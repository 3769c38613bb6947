"""Text fields that take any language and emoji but nothing that could forge a mail header or turn a line around."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

# Format characters that emoji and some scripts need: zero-width (non-)joiner and the tags of regional flags.
JOINERS = frozenset("\u200c\u200d") | {chr(code) for code in range(0xE0020, 0xE0080)}
FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def refuse_control_characters(text: str) -> None:
    """Raise ValidationError on control, direction and line-separating characters."""
    if any(unicodedata.category(char) in FORBIDDEN and char not in JOINERS for char in text):
        raise ValidationError("Please use plain text on one line, without line breaks or hidden characters.")


def refuse_in_message(text: str) -> None:
    """As above, but a message may have several lines."""
    for line in text.split("\n"):
        refuse_control_characters(line)


class LineField(forms.CharField):
    """One line of text, at most `max_length` characters."""

    default_validators = [refuse_control_characters]

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        too_long = f"This can have {max_length} characters at most. Please shorten it."
        words = {"max_length": too_long, **kwargs.pop("error_messages", {})}
        super().__init__(max_length=max_length, error_messages=words, **kwargs)


class MessageField(LineField):
    """Several lines of text; browsers send CR LF, we keep LF."""

    default_validators = [refuse_in_message]
    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
