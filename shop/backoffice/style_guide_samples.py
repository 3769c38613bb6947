"""What the style guide shows its components with: the usual, the empty, the last, and words that are far too long."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString, mark_safe

from catalogue.drawings import drawings_of
from catalogue.models import Product
from catalogue.shelf import Item
from catalogue.stock_words import Stock
from content.comments.showing import as_item
from content.comments.threads import Shown
from content.steps import HOW_IT_WORKS
from shop.dispatch.calendar import Window
from shop.dispatch.models import PickupPlace
from shop.dispatch.promise import Promise

SENTENCE: Final = "Tip the grains into a clean jar and pour fresh milk over them."
LONG: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 2
LARGE: Final = Decimal("12345.67")
STEPS: Final = HOW_IT_WORKS
PROMISE: Final = Promise(date(2027, 3, 2), Window(date(2027, 3, 5), date(2027, 3, 6)), time(9))
PLACE: Final = PickupPlace(name="Hope Homestead Farms & General Store", city="Rio Grande", state="OH")


class Sample(forms.Form):
    """One field of each sort."""

    plain = forms.CharField(help_text="A hint stands below and is read out with the field.")
    optional = forms.CharField(required=False, initial="typed already")
    disabled = forms.CharField(disabled=True, required=False, initial="can't be changed")
    wrong = forms.EmailField(label="E-mail", error_messages={"invalid": "That is no e-mail address: the @ is missing."})
    choice = forms.ChoiceField(choices=[("OH", "Ohio"), ("KY", "Kentucky")])
    words = forms.CharField(widget=forms.Textarea, required=False)
    check = forms.BooleanField(label="This is a gift", required=False)
    radio = forms.ChoiceField(label="Pick one", choices=[("a", "The first"), ("b", LONG)], widget=forms.RadioSelect)
    silent = forms.CharField(widget=forms.HiddenInput, required=False)


def of_scheme(scheme: str, *, first_id: int) -> dict[str, Any]:
    """What has ids, and so must be its own in each scheme: a form that is filled in wrongly, a talk."""
    given = {"plain": "Ada", "optional": LONG, "wrong": "ada.example.org", "choice": "OH", "radio": "a"}
    return {"form": Sample(given, auto_id=f"{scheme}_%s"), "comments": _comments(first_id)}


def _comments(first_id: int) -> list[SafeString]:
    """A question with a photograph, our answer, thanks below that, one that was taken off, and one that never ends."""
    said: list[dict[str, Any]] = [
        {"name": "Bo", "html": "<p>Is this skin on top normal?</p>", "picture": drawings_of("jar")[0]},
        {"name": "Ada", "html": f"<p>{SENTENCE}</p>", "level": 1, "is_from_us": True, "answers": "Bo"},
        {"name": "Bo", "html": "<p>Thank you!</p>", "level": 2, "answers": "Ada"},
        {"is_public": False},
        {"name": LONG[:50], "html": f"<p>{LONG}</p>"},
    ]
    usual = {"parent": 0, "level": 0, "is_public": True, "is_from_us": False, "name": "", "html": "", "picture": None}
    at = datetime(2027, 3, 2, 9, tzinfo=UTC)
    shown = (Shown(**{**usual, **each, "pk": first_id + n, "written_at": at}) for n, each in enumerate(said))
    return [mark_safe(as_item(each)) for each in shown]  # noqa: S308 - made by us, above


def items() -> list[Item]:
    """In stock, the last three, sold out, not on sale yet, from a price, and a title that will not end."""
    price = Decimal("14.00")
    return [
        _item("A jar of milk kefir grains", price, left=20),
        _item("The gift jar", price, left=3),
        _item("The double jar", Decimal("24.00"), left=0),
        _item("Not on sale yet", None, left=0),
        _item("In two sizes", price, left=20, has_variants=True),
        _item(LONG, LARGE, left=1),
    ]


def _item(title: str, price: Decimal | None, *, left: int, has_variants: bool = False) -> Item:
    product = Product(title=title, slug="jar", summary=SENTENCE, is_demo=True)
    return Item(product, price, "USD", Stock(left), drawings_of("jar"), has_variants)


def page() -> Page:  # type: ignore[type-arg]  # has no parameter when it runs
    """The second of three pages."""
    return Paginator(range(3), 1).page(2)
