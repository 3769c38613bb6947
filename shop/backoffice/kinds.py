"""The things the owner keeps lists of, and how their pages speak of them."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from shop.backoffice import settings_forms as forms


@dataclass(frozen=True)
class Kind:
    """One list: `name` begins its addresses' names, `home` is the page that shows it."""

    name: str
    singular: str
    form: type[Any]
    home: str
    back: str
    warning: str = ""
    model: type[Model] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "model", self.form._meta.model)

    def permission(self, action: str) -> tuple[str, str]:
        """Django's app label and codename for `action`: view, add, change or delete."""
        return self.model._meta.app_label, f"{action}_{self.model._meta.model_name}"


SHIPPING = Kind(
    name="shipping",
    singular="delivery price",
    form=forms.DeliveryPriceForm,
    home="backoffice:shipping-list",
    back="Delivery prices",
    warning="Customers can't choose it any more. Orders that were placed with it stay as they are. "
    "Without any delivery price, jars can only be picked up.",
)
PICKUP = Kind(
    name="pickup",
    singular="pickup place",
    form=forms.PickupPlaceForm,
    home="backoffice:pickup-list",
    back="Pickup places",
    warning="Customers can't choose it any more. A place that has had orders can't be deleted: "
    "edit it and untick “customers can choose it”.",
)
CLOSED_DAY = Kind(
    name="closed-day",
    singular="closed day",
    form=forms.ClosedDayForm,
    home="backoffice:dispatch-rule",
    back="Ship days",
    warning="Parcels can leave on this day again. What customers have already been told stays as it is.",
)
TAX_CATEGORY = Kind(
    name="tax-category",
    singular="kind of goods",
    form=forms.TaxCategoryForm,
    home="backoffice:tax-list",
    back="Sales tax",
    warning="Its rates go with it. A kind that products still have can't be deleted.",
)
TAX_RATE = Kind(
    name="tax-rate",
    singular="tax rate",
    form=forms.TaxRateForm,
    home="backoffice:tax-list",
    back="Sales tax",
    warning="No tax is charged there any more, from the next order on.",
)
KINDS = (SHIPPING, PICKUP, CLOSED_DAY, TAX_CATEGORY, TAX_RATE)
