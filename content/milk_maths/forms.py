"""The calculator's form, read from the address."""

from typing import Any, Final

from django import forms
from django.http import QueryDict

from content.milk_maths.batch import Batch, Measure, Scale, Spoon, batch_of
from shop.care.numbers import CARE
from shop.care.units import Span

KNOWN: Final = CARE.ready_fit.valid_celsius
TABLESPOONS: Final = (0.1, 20)
MILLILITRES: Final = Span(30, 8000)
STARTS_WITH: Final = {
    "grains": "1",
    "spoon": Spoon.TABLESPOON.value,
    "milk": str(CARE.steady.cups.most),
    "measure": Measure.CUPS.value,
    "room": "72",
    "scale": Scale.FAHRENHEIT.value,
    "poured": "08:00",
}
NUMBER: Final = "Please write a number, such as 1 or 1.5."
CHOICE: Final = "“%(value)s” is none of the choices here. Please choose again."
CLOCK: Final = "Please write a time of day, such as 08:00."
GRAINS: Final = "That is no amount of grains that anybody keeps in one jar. Please write up to 20 tablespoons."
MILK: Final = "Please write an amount of milk between 2 tablespoons (30 ml) and 2 gallons (8 liters)."
FAHRENHEIT: Final = Span(KNOWN.least * 9 // 5 + 32, KNOWN.most * 9 // 5 + 32)
ROOM: Final = (
    f"Ready times are known for rooms of {FAHRENHEIT} °F ({KNOWN} °C) only. "
    "Colder, and the jar is as good as in the fridge; hotter, and the grains come to harm."
)


def _number(label: str) -> forms.FloatField:
    widget = forms.NumberInput({"step": "any", "inputmode": "decimal"})
    return forms.FloatField(label=label, error_messages={"invalid": NUMBER, "required": NUMBER}, widget=widget)


def _one(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, error_messages={"invalid_choice": CHOICE})


class BatchForm(forms.Form):
    """One batch. What an address leaves out is taken from STARTS_WITH, so that there is always something to look at."""

    use_required_attribute = False

    grains = _number("Grains")
    spoon = _one("Spoons", [(Spoon.TABLESPOON.value, "tablespoons"), (Spoon.TEASPOON.value, "teaspoons")])
    milk = _number("Milk")
    measure = _one("Measured in", [(Measure.CUPS.value, "cups"), (Measure.MILLILITRES.value, "ml")])
    room = _number("Room")
    scale = _one("Degrees", [(Scale.FAHRENHEIT.value, "°F"), (Scale.CELSIUS.value, "°C")])
    poured = forms.TimeField(
        label="Milk poured at",
        input_formats=["%H:%M"],
        error_messages={"invalid": CLOCK, "required": CLOCK},
        widget=forms.TimeInput({"type": "time"}),
    )
    settling = forms.BooleanField(label="The grains are new and still settling in", required=False)

    def __init__(self, given: QueryDict) -> None:
        # Ids of its own: in an article this form stands beside others.
        super().__init__({**STARTS_WITH, **given.dict()}, auto_id="milk_%s")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        batch = cleaned["batch"] = _batch(cleaned)
        if not TABLESPOONS[0] <= batch.tablespoons <= TABLESPOONS[1]:
            self.add_error("grains", GRAINS)
        if not MILLILITRES.least <= batch.milk_ml <= MILLILITRES.most:
            self.add_error("milk", MILK)
        if not KNOWN.least <= round(batch.celsius, 6) <= KNOWN.most:
            self.add_error("room", ROOM)
        return cleaned


def _batch(cleaned: dict[str, Any]) -> Batch:
    if cleaned["grains"] <= 0:  # nothing is divided by it
        return Batch(tablespoons=0, milk_ml=0, celsius=0)
    return batch_of(
        spoonfuls=cleaned["grains"],
        spoon=Spoon(cleaned["spoon"]),
        milk=cleaned["milk"],
        measure=Measure(cleaned["measure"]),
        degrees=cleaned["room"],
        scale=Scale(cleaned["scale"]),
        settling=cleaned["settling"],
    )
