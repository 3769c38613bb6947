"""The addresses of the account pages: what is not in this list, this shop does not have."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from shop.customer import views

View = Callable[..., HttpResponseBase]


def _own(view: View) -> View:
    """For the customer's eyes only: signed in, and never kept by a browser or a proxy."""
    return never_cache(login_required(view))


def urls() -> list[URLPattern]:
    """Signing in and out, and then the customer's own pages."""
    overview: Any = RedirectView.as_view(pattern_name="customer:order-list")
    return [
        path("login/", never_cache(views.AccountAuthView.as_view()), name="login"),
        path("logout/", never_cache(views.LogoutView.as_view()), name="logout"),
        path("register/", never_cache(views.AccountRegistrationView.as_view()), name="register"),
        path("", _own(overview), name="summary"),
        path("orders/", _own(views.OrderHistoryView.as_view()), name="order-list"),
        path("orders/<slug:order_number>/", _own(views.OrderDetailView.as_view()), name="order"),
        path("addresses/", _own(views.AddressListView.as_view()), name="address-list"),
        path("addresses/add/", _own(views.AddressCreateView.as_view()), name="address-create"),
        path("addresses/<int:pk>/", _own(views.AddressUpdateView.as_view()), name="address-detail"),
        path("addresses/<int:pk>/delete/", _own(views.AddressDeleteView.as_view()), name="address-delete"),
        path("addresses/<int:pk>/usual/", _own(views.UsualAddressView.as_view()), name="address-usual"),
        path("profile/", _own(views.ProfileView.as_view()), name="profile-view"),
        path("profile/edit/", _own(views.ProfileUpdateView.as_view()), name="profile-update"),
        path("profile/delete/", _own(views.ProfileDeleteView.as_view()), name="profile-delete"),
        path("change-password/", _own(views.ChangePasswordView.as_view()), name="change-password"),
    ]
