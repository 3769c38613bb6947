"""The owner's own pages, all below /dashboard/shop/."""

from typing import Any

from django.urls import URLPattern, path

from shop.backoffice import desk, labels, moves, order_forms
from shop.backoffice import settings_pages as pages
from shop.backoffice.kinds import KINDS, Kind
from shop.backoffice.no_mail import no_mail
from shop.backoffice.orders import OrderButton, OrderQuestion
from shop.backoffice.packing import packing_sheet
from shop.backoffice.style_guide import style_guide

QUESTIONS: list[dict[str, Any]] = [
    {
        "move": desk.DISPATCH,
        "act": moves.dispatch,
        "form_class": order_forms.DispatchForm,
        "question": "The customer gets a mail at once, and the care mails are planned for when the parcel arrives.",
        "confirm": "It has left",
    },
    {
        "move": desk.CANCEL,
        "act": moves.cancel,
        "form_class": order_forms.ReasonForm,
        "question": "All the money goes back through Stripe, the jars are for sale again, the customer gets a mail "
        "and no care mails. This can't be undone.",
        "confirm": "Cancel the order and give the money back",
    },
    {
        "move": desk.REFUND,
        "act": moves.refund,
        "form_class": order_forms.RefundForm,
        "question": "The money goes back through Stripe to the card it came from, and the customer gets a mail. "
        "This can't be undone. Jars that have left are not counted back into stock.",
        "confirm": "Give this amount back",
    },
    {
        "move": desk.GIVEN_BACK,
        "act": moves.given_back,
        "form_class": order_forms.ReasonForm,
        "question": "For money that you gave back by check, in cash or in Stripe's own dashboard. Stripe is not asked "
        "to do anything; jars that have not left are for sale again.",
        "confirm": "It was given back",
    },
    {
        "move": desk.DELIVERED,
        "act": moves.delivered,
        "form_class": order_forms.DeliveredForm,
        "question": "The care notes of this order's jars count from that day, unless their keepers have said better.",
        "confirm": "It was delivered",
    },
    {
        "move": desk.EMAIL,
        "act": moves.correct_email,
        "form_class": order_forms.EmailForm,
        "question": "Everything about this order goes there from now on, care notes too unless it is a gift. "
        "Whoever has that address can open the order's page. To repeat a mail, press “Send again” beside it.",
        "confirm": "Use this address",
    },
]
CLICKS = {"ready": moves.ready, "collected": moves.collected, "accept": moves.accept, "settle": moves.ask_stripe}


def _of(kind: Kind) -> list[URLPattern]:
    return [
        path(f"{kind.name}/add/", pages.Add.as_view(kind=kind), name=f"{kind.name}-add"),
        path(f"{kind.name}/<int:pk>/", pages.Change.as_view(kind=kind), name=f"{kind.name}-change"),
        path(f"{kind.name}/<int:pk>/delete/", pages.Delete.as_view(kind=kind), name=f"{kind.name}-delete"),
    ]


def _desk() -> list[URLPattern]:
    order = "orders/<str:number>"
    asked = [
        path(f"{order}/{given['move'].name}/", OrderQuestion.as_view(**given), name=f"order-{given['move'].name}")
        for given in QUESTIONS
    ]
    clicked = [
        path(f"{order}/{name}/", OrderButton.as_view(act=act), name=f"order-{name}") for name, act in CLICKS.items()
    ]
    resend = path(f"{order}/mails/<int:pk>/again/", OrderButton.as_view(act=moves.resend), name="order-resend")
    sheet = path(f"{order}/packing-sheet/", packing_sheet, name="packing-sheet")
    return [*asked, *clicked, resend, sheet]


def patterns() -> list[URLPattern]:
    """Made anew for each caller: Oscar wraps the permission around the views in place."""
    return [
        path("shipping/", pages.ShippingList.as_view(), name="shipping-list"),
        path("pickup/", pages.PickupList.as_view(), name="pickup-list"),
        path("ship-days/", pages.ShipDays.as_view(), name="dispatch-rule"),
        path("no-mail/", no_mail, name="no-mail"),
        path("jar-labels/", labels.make, name="jar-labels"),
        path("jar-labels/<str:day>/", labels.sheet, name="jar-labels-sheet"),
        path("style-guide/", style_guide, name="style-guide"),
        path("tax/", pages.TaxList.as_view(), name="tax-list"),
        *[url for kind in KINDS for url in _of(kind)],
        *_desk(),
    ]
