"""The owner's own pages, all below /dashboard/shop/."""

from django.urls import URLPattern, path

from shop.backoffice import settings_pages as pages
from shop.backoffice.kinds import KINDS, Kind


def _of(kind: Kind) -> list[URLPattern]:
    return [
        path(f"{kind.name}/add/", pages.Add.as_view(kind=kind), name=f"{kind.name}-add"),
        path(f"{kind.name}/<int:pk>/", pages.Change.as_view(kind=kind), name=f"{kind.name}-change"),
        path(f"{kind.name}/<int:pk>/delete/", pages.Delete.as_view(kind=kind), name=f"{kind.name}-delete"),
    ]


def patterns() -> list[URLPattern]:
    """Made anew for each caller: Oscar wraps the permission around the views in place."""
    return [
        path("shipping/", pages.ShippingList.as_view(), name="shipping-list"),
        path("pickup/", pages.PickupList.as_view(), name="pickup-list"),
        path("ship-days/", pages.ShipDays.as_view(), name="dispatch-rule"),
        path("tax/", pages.TaxList.as_view(), name="tax-list"),
        *[url for kind in KINDS for url in _of(kind)],
    ]
