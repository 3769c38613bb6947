"""Oscar's product, picture and stock forms: with the facts of a jar, and stock that a stale page can't undo."""

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from oscar.apps.dashboard.catalogue import forms as oscar

from catalogue.models import Product, ProductImage
from shop.dashboard.catalogue.picture_input import PictureInput
from shop.partner.models import StockRecord

FACTS = ["summary", "contents", "milk", "ingredients", "allergens", "makes_per_day", "storage", "ask_first"]
OURS = [*FACTS, "tax_category", "is_demo"]
LONG = ["contents", "storage", "ask_first"]  # plain text: Oscar would turn them into rich text editors
ORDER = [
    "title",
    "summary",
    "description",
    *FACTS[1:],
    "tax_category",
    "is_demo",
    "is_public",
    "is_discountable",
    "upc",
]


class ProductForm(oscar.ProductForm):
    """Differs from Oscar's: asks for what a buyer must know; an address left blank is made by the model."""

    class Meta(oscar.ProductForm.Meta):
        model = Product
        fields = [*oscar.ProductForm.Meta.fields, *OURS]
        widgets = {
            **oscar.ProductForm.Meta.widgets,
            **{name: forms.Textarea(attrs={"rows": 3, "class": "no-widget-init"}) for name in LONG},
        }

    field_order = ORDER

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].help_text = "The end of its address. Leave blank: it is made of the title."
        if "tax_category" in self.fields:
            self.fields["tax_category"].help_text = "Decides the sales tax. Without one, none is charged."

    def delete_non_child_fields(self) -> None:
        super().delete_non_child_fields()
        for name in (*OURS, "slug"):
            self.fields.pop(name, None)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug and Product.objects.exclude(pk=self.instance.pk).filter(slug=slug).exists():
            raise forms.ValidationError("Another product has this address. Choose another, or leave it blank.")
        return slug


class ProductImageForm(oscar.ProductImageForm):
    """Differs from Oscar's: every picture says what it shows."""

    caption = forms.CharField(
        label="What it shows",
        max_length=200,
        error_messages={"required": "Say in one sentence what the picture shows, for customers who can't see it."},
    )

    class Meta(oscar.ProductImageForm.Meta):
        model = ProductImage
        widgets = {**oscar.ProductImageForm.Meta.widgets, "original": PictureInput()}


class StockRecordForm(oscar.StockRecordForm):
    """Differs from Oscar's: a page that was open for a while never writes back what has been sold meanwhile."""

    price_currency = forms.ChoiceField(
        label="Currency", choices=[(settings.OSCAR_DEFAULT_CURRENCY,) * 2], initial=settings.OSCAR_DEFAULT_CURRENCY
    )
    price = forms.DecimalField(label="Price", min_value=Decimal("0.50"), max_digits=12, decimal_places=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partners = self.fields["partner"].queryset
        if not self.instance.pk and len(partners) == 1:
            self.fields["partner"].initial = partners[0]
        if "num_in_stock" in self.fields:
            self.fields["num_in_stock"].show_hidden_initial = True

    def clean_num_in_stock(self) -> int | None:
        """Compare with the row as it is now, locked until the page is saved."""
        count: int | None = self.cleaned_data["num_in_stock"]
        now = StockRecord.objects.select_for_update().filter(pk=self.instance.pk).first()
        if now is None or count is None:
            return count
        if "num_in_stock" not in self.changed_data:
            kept: int | None = now.num_in_stock
            return kept
        self._refuse_stale(now)
        if count < (now.num_allocated or 0):
            raise forms.ValidationError(
                f"{now.num_allocated} are promised to customers: count again, or cancel orders first."
            )
        return count

    def _refuse_stale(self, now: StockRecord) -> None:
        seen = self["num_in_stock"].initial
        shown = self.fields["num_in_stock"].to_python(self.data.get(self.add_initial_prefix("num_in_stock"), seen))
        if shown != now.num_in_stock:
            raise forms.ValidationError(
                f"While this page was open the stock went from {shown} to {now.num_in_stock}. Open it again and count."
            )
