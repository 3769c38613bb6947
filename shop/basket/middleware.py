"""Oscar's basket middleware; see the docstring for where it differs."""

from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject, empty
from oscar.apps.basket.middleware import BasketMiddleware as OscarBasketMiddleware
from oscar.core.loading import get_model
from oscar.defaults import OSCAR_BASKET_COOKIE_LIFETIME


class BasketMiddleware(OscarBasketMiddleware):
    """Differs from Oscar's in three ways.

    Loading a basket applies no offers: `shop.checkout.quote` is the one place that computes prices. The cookie is
    `SameSite=Lax`. And the cookie of a basket whose owner is at Stripe is kept, so that the basket page can lead
    her back there; it is replaced as soon as she starts another basket.
    """

    def apply_offers_to_basket(self, request: HttpRequest, basket: Any) -> None:
        """Nothing: see the class."""

    def get_cookie_basket(self, cookie_key: str, request: Any, manager: Any) -> Any:
        """The open basket that the cookie names; a cookie that names none is deleted, unless its basket is frozen."""
        request.frozen_basket_id = None
        if cookie_key not in request.COOKIES:
            return None
        basket = self._named_by(request.COOKIES[cookie_key])
        if basket and basket.status == basket.OPEN:
            return basket
        if basket and basket.status == basket.FROZEN:
            request.frozen_basket_id = basket.pk
        else:
            request.cookies_to_delete.append(cookie_key)
        return None

    @staticmethod
    def _named_by(cookie: str) -> Any:
        try:
            return get_model("basket", "Basket").objects.filter(pk=Signer().unsign(cookie), owner=None).first()
        except (BadSignature, ValueError):
            return None

    def process_response(self, request: Any, response: HttpResponse) -> HttpResponse:
        cookie_key = self.get_cookie_key(request)
        for name in request.cookies_to_delete:
            response.delete_cookie(name)
        basket = request.basket
        if isinstance(basket, SimpleLazyObject) and basket._wrapped is empty:
            return response
        if basket.pk and not request.user.is_authenticated:
            cookie = self.get_basket_hash(basket.pk)
            if request.COOKIES.get(cookie_key) != cookie:
                response.set_cookie(
                    cookie_key,
                    cookie,
                    max_age=OSCAR_BASKET_COOKIE_LIFETIME,
                    secure=settings.OSCAR_BASKET_COOKIE_SECURE,
                    httponly=True,
                    samesite="Lax",
                )
        return response
