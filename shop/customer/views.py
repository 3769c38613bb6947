"""Oscar's account pages; each class says how it differs. There is no page for guests: they have their order's link."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import ListView, View
from oscar.apps.customer import views as oscar
from oscar.core.loading import get_model
from oscar.defaults import OSCAR_COOKIES_DELETE_ON_LOGOUT

from shop.customer.forms import AddressForm
from shop.order.models import Order

AccountRegistrationView = oscar.AccountRegistrationView


class ProfileView(oscar.ProfileView):
    """Differs from Oscar's in its words."""

    page_title = "Your profile"


class ProfileUpdateView(oscar.ProfileUpdateView):
    """Differs from Oscar's in its words."""

    page_title = "Your name and e-mail"


class ProfileDeleteView(oscar.ProfileDeleteView):
    """Differs from Oscar's in its words."""

    page_title = "Delete your account"


class ChangePasswordView(oscar.ChangePasswordView):
    """Differs from Oscar's in its words."""

    page_title = "Change your password"


class AddressListView(oscar.AddressListView):
    """Differs from Oscar's in its words."""

    page_title = "Your addresses"


class AddressDeleteView(oscar.AddressDeleteView):
    """Differs from Oscar's in its words."""

    page_title = "Delete this address?"

    def get_success_url(self) -> str:
        messages.success(self.request, "The address is deleted.")
        return str(self.success_url)


class AccountAuthView(oscar.AccountAuthView):
    """Differs from Oscar's: says "Welcome back" by name if there is one, and thanks nobody for registering."""

    def get_login_success_message(self, form: Any) -> str:
        name = form.get_user().first_name
        return f"Welcome back, {name}." if name else "Welcome back."

    def get_registration_success_message(self, form: Any) -> str:
        return "Your account is ready."


class LogoutView(View):
    """Differs from Oscar's: a link alone signs nobody out, a form does."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "oscar/customer/logout.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        oscar.auth_logout(request)
        response = redirect("content:home")
        for cookie in OSCAR_COOKIES_DELETE_ON_LOGOUT:
            response.delete_cookie(cookie)
        return response


class OrderHistoryView(ListView):  # type: ignore[type-arg]  # has no parameter when it runs
    """Differs from Oscar's: a plain list, newest first, each order leading to its page."""

    template_name = "oscar/customer/order/order_list.html"
    context_object_name = "orders"
    paginate_by = 20
    extra_context = {"page_title": "Your orders", "active_tab": "orders"}

    def get_queryset(self) -> QuerySet[Order]:
        mine = Order.objects.filter(user=self.request.user)
        newest: QuerySet[Order] = mine.prefetch_related("lines").order_by("-date_placed", "-pk")
        return newest


class OrderDetailView(View):
    """Differs from Oscar's: leads to the order's page; other people's orders don't exist here."""

    def get(self, request: HttpRequest, order_number: str) -> HttpResponse:
        return redirect(get_object_or_404(Order, user=request.user, number=order_number))


class AddressCreateView(oscar.AddressCreateView):
    """Differs from Oscar's: an address in the United States, checked as at checkout."""

    form_class = AddressForm
    page_title = "Add an address"

    def get_success_url(self) -> str:
        messages.success(self.request, "The address is in your book.")
        return str(self.success_url)


class AddressUpdateView(oscar.AddressUpdateView):
    """Differs from Oscar's: an address in the United States, checked as at checkout."""

    form_class = AddressForm
    page_title = "Change this address"

    def get_success_url(self) -> str:
        messages.success(self.request, "The address is changed.")
        return str(self.success_url)


class UsualAddressView(View):
    """Makes one of the customer's own addresses the one that the checkout shows first."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        address = get_object_or_404(get_model("address", "UserAddress"), user=request.user, pk=pk)
        address.is_default_for_shipping = True
        address.save()
        messages.success(request, "From now on the checkout shows that address first.")
        return redirect("customer:address-list")
