"""One try to pay an intent with a card: paid, declined, or first to be authenticated."""

from dataclasses import dataclass

from tests.standins.stripe import cards, charges, disputes, events, payment_methods
from tests.standins.stripe.account import Account
from tests.standins.stripe.cards import Decline
from tests.standins.stripe.errors import ApiError
from tests.standins.stripe.ledger import Json


@dataclass(frozen=True)
class Attempt:
    """The intent after the try, and why the bank said no if it did."""

    intent: Json
    decline: Decline | None = None

    def or_refuse(self) -> Json:
        if self.decline is None:
            return self.intent
        raise ApiError(
            self.decline.message,
            status=402,
            type="card_error",
            code=self.decline.code,
            decline_code=self.decline.decline_code,
            executed=True,
            extra={"charge": self.intent["latest_charge"], "payment_intent": self.intent},
        )


def attempt(account: Account, intent: Json, method: Json) -> Attempt:
    card = payment_methods.test_card(account, method)
    if card.authenticate:
        return _ask_to_authenticate(account, intent, method)
    return _fail(account, intent, method, card.decline) if card.decline else _succeed(account, intent, method, card)


def authenticated(account: Account, intent: Json, *, passed: bool) -> Attempt:
    """The answer of the card holder to 3D Secure."""
    method = payment_methods.resolve(account, intent["payment_method"], param="payment_method")
    if not passed:
        return _fail(account, intent, method, cards.UNAUTHENTICATED)
    return _succeed(account, intent, method, payment_methods.test_card(account, method))


def _ask_to_authenticate(account: Account, intent: Json, method: Json) -> Attempt:
    action = {"type": "use_stripe_sdk", "use_stripe_sdk": {"type": "three_d_secure_redirect"}}
    intent |= {"status": "requires_action", "payment_method": method["id"], "next_action": action}
    account.ledger.save(intent)
    events.emit(account, "payment_intent.requires_action", intent)
    return Attempt(intent)


def _fail(account: Account, intent: Json, method: Json, decline: Decline) -> Attempt:
    charge = charges.new(account, intent, method, decline)
    failure = {"charge": charge["id"], "code": decline.code, "decline_code": decline.decline_code}
    error = {name: value for name, value in failure.items() if value is not None}
    error |= {"message": decline.message, "payment_method": method, "type": "card_error"}
    intent |= {"status": "requires_payment_method", "payment_method": None, "next_action": None}
    intent |= {"last_payment_error": error, "latest_charge": charge["id"]}
    account.ledger.save(intent)
    events.emit(account, "charge.failed", charge)
    events.emit(account, "payment_intent.payment_failed", intent)
    return Attempt(intent, decline)


def _succeed(account: Account, intent: Json, method: Json, card: cards.Card) -> Attempt:
    charge = charges.new(account, intent, method, None)
    intent |= {"status": "succeeded", "amount_received": intent["amount"], "latest_charge": charge["id"]}
    intent |= {"payment_method": method["id"], "last_payment_error": None, "next_action": None}
    account.ledger.save(intent)
    events.emit(account, "charge.succeeded", charge)
    events.emit(account, "payment_intent.succeeded", intent)
    if card.dispute:
        disputes.open_dispute(account, charge, status=card.dispute)
    return Attempt(intent)
