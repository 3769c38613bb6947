"""The owner's lists: one page each, and the same three steps for all of them - add, change, delete."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form, ModelForm
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, DeleteView, ListView, UpdateView

from shop.backoffice import kinds
from shop.backoffice.kinds import Kind
from shop.backoffice.settings_forms import ShipDaysForm
from shop.dispatch.models import ClosedDay, DispatchRule, PickupPlace
from shop.shipping.models import OrderAndItemCharges
from shop.tax.models import TaxCategory, TaxRate


class OfKind:
    """What the pages of every kind share; `kind` is given in the address map."""

    kind: Kind = kinds.SHIPPING

    def get_queryset(self) -> QuerySet[Any]:
        return self.kind.model._default_manager.all()

    def get_form_class(self) -> "type[ModelForm[Any]]":
        form: type[ModelForm[Any]] = self.kind.form
        return form

    def get_success_url(self) -> str:
        return reverse(self.kind.home)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # a view stands behind it
        return {**context, "kind": self.kind, "home": reverse(self.kind.home)}


class Saving(OfKind):
    def form_valid(self, form: "ModelForm[Any]") -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # a view stands behind it
        messages.success(self.request, f"Saved: {form.instance}.")  # type: ignore[attr-defined]
        return response


class Add(Saving, CreateView):  # type: ignore[type-arg]  # not generic at run time
    template_name = "backoffice/form.html"


class Change(Saving, UpdateView):  # type: ignore[type-arg]  # not generic at run time
    template_name = "backoffice/form.html"


class Delete(OfKind, DeleteView):  # type: ignore[type-arg]  # not generic at run time
    """Ask, then delete one of a kind; what is still in use is refused (see the dashboard's middleware)."""

    template_name = "backoffice/delete.html"

    def get_form_class(self) -> type[Any]:
        return Form

    def form_valid(self, form: Any) -> HttpResponse:
        name = str(self.object)
        response = super().form_valid(form)
        messages.success(self.request, f"Deleted: {name}.")
        return response


class ShippingList(ListView):  # type: ignore[type-arg]  # not generic at run time
    model = OrderAndItemCharges
    template_name = "backoffice/shipping_list.html"


class PickupList(ListView):  # type: ignore[type-arg]  # not generic at run time
    model = PickupPlace
    template_name = "backoffice/pickup_list.html"


class TaxList(ListView):  # type: ignore[type-arg]  # not generic at run time
    queryset = TaxRate.objects.select_related("category")
    template_name = "backoffice/tax_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "categories": TaxCategory.objects.all()}


class ShipDays(UpdateView):  # type: ignore[type-arg]  # not generic at run time
    """The one rule, and the days on which it doesn't hold."""

    form_class = ShipDaysForm
    template_name = "backoffice/ship_days.html"

    def get_object(self, queryset: QuerySet[DispatchRule] | None = None) -> DispatchRule:
        return DispatchRule.objects.first() or DispatchRule()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ahead = ClosedDay.objects.filter(day__gte=timezone.localdate())
        return {**super().get_context_data(**kwargs), "closed_days": ahead}

    def form_valid(self, form: "ModelForm[Any]") -> HttpResponse:
        messages.success(self.request, "Saved. It holds for every order from now on.")
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse("backoffice:dispatch-rule")
