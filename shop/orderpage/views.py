"""An order's own pages, behind a random link: whoever has it may look, so nobody needs an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from shop.care.guide import FILE_NAME, ask_for_guide, stored_guide
from shop.order import states
from shop.order.models import Order
from shop.orderpage.account import AccountExists, make_account
from shop.orderpage.forms import PasswordForm
from shop.orderpage.page import order_page
from shop.orderpage.private import private
from shop.orderpage.resending import NotResent, resend_confirmation
from shop.same_origin import same_origin

View = Callable[..., HttpResponse]


def behind_token(view: View) -> View:
    """Hand the view the order with that token; kind words if there is none."""

    @private
    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        rows = Order.objects.select_related("pickup_place", "shipping_address", "user")
        order = rows.filter(token=token).first()
        return view(request, order) if order else render(request, "orders/unknown.html", status=404)

    return found


@require_safe
@behind_token
def detail(request: HttpRequest, order: Order) -> HttpResponse:
    """The order; while its payment is unknown, each look asks Stripe again (every few seconds at most)."""
    if order.status == states.AWAITING_PAYMENT and request.method == "GET":
        from shop.payments.settle import settle_if_stale

        settle_if_stale(order, now=timezone.now())
        order.refresh_from_db(fields=["status"])
    if order.status == states.AWAITING_PAYMENT and request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(status=204)  # no news: the page stays as it is
    return _page(request, order, PasswordForm(order.contact_email))


@require_safe
@behind_token
def receipt(request: HttpRequest, order: Order) -> HttpResponse:
    """The same figures on a sheet to print."""
    page = order_page(order, viewer=request.user, now=timezone.now())
    return render(
        request, "orders/receipt.html", {"page": page, "order": order, "postal_address": settings.POSTAL_ADDRESS}
    )


@require_safe
@behind_token
def guide(request: HttpRequest, order: Order) -> HttpResponse:
    """The starter guide as a file; if the worker has yet to make it, a page that looks again by itself."""
    made = stored_guide()
    if made is None:
        ask_for_guide(timezone.now())
        return render(request, "orders/guide_soon.html", {"order": order}, status=202)
    disposition = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(bytes(made.pdf), content_type="application/pdf", headers=disposition)


# The unguessable link is the permission, which no other site can make a browser send: a token would add nothing,
# and with no-referrer browsers say "Origin: null", which Django's check refuses.
@csrf_exempt
@require_POST
@behind_token
def resend(request: HttpRequest, order: Order) -> HttpResponse:
    try:
        resend_confirmation(order, timezone.now())
    except NotResent as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, "It's on its way again. If it isn't there in ten minutes, look in your spam folder.")
    return redirect("orders:detail", order.token)


@same_origin  # it signs the visitor in, so the form must be ours
@require_POST
@behind_token
def account(request: HttpRequest, order: Order) -> HttpResponse:
    if not order_page(order, viewer=request.user, now=timezone.now()).can_make_account:
        messages.info(request, "An account can't be made from this page any more. You can sign in or register.")
        return redirect("orders:detail", order.token)
    form = PasswordForm(order.contact_email, request.POST)
    if not form.is_valid():
        return _page(request, order, form, status=422)
    return _welcome(request, order, form.cleaned_data["password"])


def _welcome(request: HttpRequest, order: Order, password: str) -> HttpResponse:
    try:
        user: Any = make_account(order, password, timezone.now())
    except AccountExists:
        messages.info(request, "There is an account with this address already: please sign in.")
        return redirect("customer:login")
    login(request, user, backend="oscar.apps.customer.auth_backends.EmailBackend")
    messages.success(request, "Welcome! Your account is ready, and this order is in it.")
    return redirect("orders:detail", order.token)


def _page(request: HttpRequest, order: Order, form: PasswordForm, status: int = 200) -> HttpResponse:
    page = order_page(order, viewer=request.user, now=timezone.now())
    return render(request, "orders/detail.html", {"page": page, "order": order, "form": form}, status=status)
