"""Oscar's form for "Add to basket" in our words, and the quantities of the basket page."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from oscar.apps.basket.forms import AddToBasketForm as OscarAddToBasketForm

MOST = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
TOO_MANY = f"One order can hold {MOST} items at most. Please write to us if you need more."
NOT_A_NUMBER = "Please give the quantity as a whole number, such as 1 or 2."


def quantity_field(*, least: int) -> forms.IntegerField:
    """A number of jars, with words for everything else that people and machines send."""
    words = {"invalid": NOT_A_NUMBER, "required": NOT_A_NUMBER, "max_value": TOO_MANY}
    field = forms.IntegerField(label="Quantity", min_value=least, max_value=MOST, initial=1, error_messages=words)
    field.error_messages["min_value"] = NOT_A_NUMBER
    field.widget.attrs.update({"class": "quantity", "inputmode": "numeric", "autocomplete": "off"})
    return field


class AddToBasketForm(OscarAddToBasketForm):
    """Differs from Oscar's: our words, and a choice of variants that asks for neither basket nor stock."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quantity"] = quantity_field(least=1)
        self.order_fields([name for name in self.fields if name != "quantity"])

    def _create_parent_product_fields(self, product: Any) -> None:
        children = [(child.pk, child.get_title()) for child in product.get_public_children()]
        self.fields["child_id"] = forms.TypedChoiceField(choices=children, coerce=int, label="Which one")

    def cleaned_options(self) -> list[dict[str, Any]]:
        """As Oscar's, but a product without options need not be asked which they are."""
        return super().cleaned_options() if self.parent_product.has_options else []

    def clean(self) -> dict[str, Any]:
        """Enough must be left for what is in the basket already and for this."""
        info = self.basket.strategy.fetch_for_product(self.product)
        if not info.price.exists or not info.availability.is_available_to_buy:
            raise forms.ValidationError(f"“{self.product.get_title()}” is sold out.")
        inside = self.basket.product_quantity(self.product)
        left = getattr(info.availability, "num_available", MOST)
        if inside + self.cleaned_data.get("quantity", 1) > left:
            raise forms.ValidationError(_too_few(left, inside))
        cleaned: dict[str, Any] = self.cleaned_data
        return cleaned

    def clean_quantity(self) -> int:
        """Together with what is in the basket already, at most so many as one order can hold."""
        quantity: int = self.cleaned_data["quantity"]
        if self.basket.num_items + quantity > MOST:
            raise forms.ValidationError(TOO_MANY)
        return quantity


def _too_few(left: int, inside: int) -> str:
    words = f"Only {left} {'is' if left == 1 else 'are'} left"
    return f"{words}, and your basket holds {inside} of them." if inside else f"{words}. Please choose fewer."


def quantities(data: QueryDict) -> tuple[dict[int, int], list[str]]:
    """Read `quantity-<line id>` fields and the button `remove=<line id>`; answers what is wanted, and complaints."""
    wanted: dict[int, int] = {}
    removed = data.get("remove", "")
    if removed:
        return ({int(removed): 0}, []) if _is_id(removed) else ({}, [NOT_A_NUMBER])
    complaints: dict[str, None] = {}
    for name, value in data.items():
        _, _, line = name.partition("quantity-")
        if _is_id(line):
            try:
                wanted[int(line)] = quantity_field(least=0).clean(value)
            except forms.ValidationError as error:
                complaints.update(dict.fromkeys(error.messages))
    return wanted, list(complaints)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
