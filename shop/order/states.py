"""The states of an order and the moves that are permitted, written down once.

awaiting payment -> paid                the settle function saw the money at Stripe
awaiting payment -> cancelled           Stripe says that the session can no longer be paid; the stock goes back
awaiting payment -> needs review        what was paid is not what was owed
paid             -> dispatched          handed to the carrier
paid             -> ready for pickup    waits at the store
ready for pickup -> collected           handed over
paid, ready      -> cancelled           by the owner; the money goes back, the stock too
paid … collected -> refunded            the whole amount went back
cancelled        -> paid                late money, and the jars were still there
cancelled, refunded -> needs review     a refund failed afterwards
needs review     -> paid, cancelled, refunded   the owner decided
"""

AWAITING_PAYMENT = "awaiting payment"
PAID = "paid"
DISPATCHED = "dispatched"
READY_FOR_PICKUP = "ready for pickup"
COLLECTED = "collected"
CANCELLED = "cancelled"
REFUNDED = "refunded"
NEEDS_REVIEW = "needs review"

PIPELINE: dict[str, tuple[str, ...]] = {
    AWAITING_PAYMENT: (PAID, CANCELLED, NEEDS_REVIEW),
    PAID: (DISPATCHED, READY_FOR_PICKUP, CANCELLED, REFUNDED, NEEDS_REVIEW),
    READY_FOR_PICKUP: (COLLECTED, CANCELLED, REFUNDED, NEEDS_REVIEW),
    DISPATCHED: (REFUNDED, NEEDS_REVIEW),
    COLLECTED: (REFUNDED, NEEDS_REVIEW),
    CANCELLED: (PAID, NEEDS_REVIEW),
    REFUNDED: (NEEDS_REVIEW,),
    NEEDS_REVIEW: (PAID, CANCELLED, REFUNDED),
}
# A line has no life of its own here: it follows its order.
LINE_PIPELINE = PIPELINE
CASCADE = {state: state for state in PIPELINE}

# What Stripe still holds for us: the states in which an order has been paid and not given back.
HOLDS_MONEY = (PAID, DISPATCHED, READY_FOR_PICKUP, COLLECTED)
