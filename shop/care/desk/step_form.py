"""What the owner fills in about one step of a draft."""

from typing import Any, Final

from django import forms

from shop.care.blocks import numbers
from shop.care.desk.editing import FIELDS
from shop.care.mails import BUTTONS, PICTURES
from shop.care.models import ProgrammeStep
from shop.care.programme.steps import AnswerKind, Condition, Track
from shop.care.taps import Action
from shop.care.words import unknown_numbers

TRACKS: Final = {
    Track.MILESTONE: "Milestone: days at work since arrival",
    Track.BREAK: "Fridge break: days since it began",
    Track.WAKE: "Waking up: days since the break ended",
    Track.FOLLOW_UP: "After an answer: days since it",
    Track.NUDGE: "Daily feeding note, while the keeper wants it",
    Track.MONTHLY: "Once a month, for keepers who chose that",
}
CONDITIONS: Final = {
    Condition.ALWAYS: "always",
    Condition.NOT_YET_THICK: "the newest answer isn't “thick”",
    Condition.THICK: "the newest answer is “thick”",
    Condition.WARM_ROOM: "the room is warmer than the best range",
    Condition.COLD_ROOM: "the room is colder than the best range",
    Condition.SMALL_BATCHES: "the batches are still small",
    Condition.SUMMER: "it is summer (June to September)",
    Condition.WINTER: "it is winter (December to March)",
}
ANSWERS: Final = [(kind.value, BUTTONS[Action(kind.value)]) for kind in AnswerKind]


def few(rows: int) -> forms.Textarea:
    """A plain text field; the dashboard would make an editor of it."""
    return forms.Textarea(attrs={"rows": rows, "class": "no-widget-init"})


class StepForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """One step; `seen` is the count of its changes when the writer opened it."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    asks = forms.MultipleChoiceField(
        choices=ANSWERS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Answers that its mail offers",
    )

    class Meta:
        model = ProgrammeStep
        fields = [
            "title", "subject", "text", "track", "day", "every", "until", "useful_days", "condition", "after", "paced",
            "asks", "asks_arrival", "picture",
        ]  # fmt: skip
        labels = {
            "text": "Text",
            "track": "Counted from",
            "every": "Again every … days",
            "until": "Up to day",
            "useful_days": "Days that it stays useful",
            "condition": "Only if",
            "after": "After the answer",
            "paced": "Earlier or later with the jar's own pace",
            "asks_arrival": "Ask whether the jar has arrived, while that is only estimated",
        }
        help_texts = {
            "title": "The heading of the mail, and its line on the jar's page and in the calendar.",
            "subject": "At most 60 letters: a phone shows no more.",
            "text": "Empty lines make paragraphs, - lists, 1. numbered lists, **bold**, [words](https://…). "
            "A care number in braces always shows its present value.",
            "useful_days": "If it can't go out on its day (night, a break, another note), for how long it may still.",
            "every": "Only for fridge breaks. Empty: once.",
            "paced": "A cold kitchen or thin batches move it later, thick ones earlier.",
        }
        widgets = {"text": few(16)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("track", [(track.value, words) for track, words in TRACKS.items()])
        self._choose("condition", [(condition.value, words) for condition, words in CONDITIONS.items()])
        self._choose("after", [("", "none"), *ANSWERS], required=False)
        self._choose("picture", [("", "none"), *((name, alt) for name, alt in PICTURES.items())], required=False)

    def _choose(self, name: str, choices: list[tuple[str, str]], *, required: bool = True) -> None:
        before = self.fields[name]
        self.fields[name] = forms.ChoiceField(
            choices=choices, required=required, label=before.label, help_text=before.help_text
        )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if unknown := unknown_numbers(text):
            raise forms.ValidationError(f"There is no care number {{{unknown[0]}}}. Choose one from the list.")
        return text

    def typed(self) -> dict[str, Any]:
        """The cleaned fields, for `editing.save_step`."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class NewStepForm(forms.Form):
    """A step that begins: where, and what it is called."""

    track = forms.ChoiceField(choices=[(track.value, words) for track, words in TRACKS.items()], label="Counted from")
    title = forms.CharField(max_length=80)


def care_numbers() -> list[tuple[str, str]]:
    """What can stand in braces, with what each is now."""
    return [(f"{{{path}}}", words) for path, words in numbers()]
