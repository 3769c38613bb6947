"""Tables with fields that could hold personal data and need no registration, each with the reason.

A whole app, or one model; a new table in neither has to be registered or written down here.
"""

from typing import Final

APPS: Final = {
    "auth": "groups and permissions are names of rights; the user's own table is registered",
    "sites": "the shop's own name",
    "flatpages": "not used: no page of it can be reached",
    "catalogue": "what we sell",
    "partner": "ourselves: who sells, from where",
    "offer": "what we offer to everybody",
    "shipping": "what delivery costs",
    "dispatch": "our own stores and ship days",
    "tax": "rates by state",
    "content_claims": "what the owner wrote and signed",
    "content_pages": "what the owner wrote, with her name on it",
    "thumbnail": "file names of product pictures",
}
MODELS: Final = {
    "sessions.Session": "nothing but which account is signed in, which is gone when the account is; ends by itself",
    "django_comments.CommentFlag": "what a member of staff decided",
    "django_comments.Comment": "the row below a PageComment, which is registered",
    "outbox.Heartbeat": "when the worker was last alive",
    "care.ProgrammeVersion": "the owner's programme, with the name of who published it",
    "care.ProgrammeStep": "what the owner wrote",
    "care_desk.Aside": "what the owner wrote and could not save",
    "mail.Circuit": "whether the mail server answers",
    "payments.Event": "ids at Stripe only: its payload is cut down to them before it is stored",
    "voucher.Voucher": "what a voucher gives",
    "voucher.VoucherSet": "what a set of vouchers gives",
    "address.Country": "the United States",
    "order.OrderStatusChange": "when an order moved from state to state: the books",
    "order.CommunicationEvent": "not written; which kind of message, without its words",
    "order.OrderDiscount": "which offer lowered the price: the books",
    "order.LinePrice": "what a line cost: the books",
    "order.Surcharge": "what was added to the price: the books",
    "order.PaymentEvent": "amounts and Stripe's ids: the books",
    "order.PaymentEventType": "names of kinds",
    "order.ShippingEventType": "names of kinds",
    "payment.Source": "amounts and Stripe's ids: the books",
    "payment.SourceType": "names of kinds",
    "payment.Transaction": "amounts and Stripe's ids: the books",
    "communication.CommunicationEventType": "words of mails that this shop does not send",
}
