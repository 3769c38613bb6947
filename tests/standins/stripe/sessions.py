"""Checkout Sessions after creation: look at, list the items of, expire."""

import json

from tests.standins.stripe import events, intents
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import missing, wrong_state
from tests.standins.stripe.ledger import Json

OVERDUE = (
    "SELECT document FROM objects INDEXED BY open_sessions WHERE kind = 'checkout.session' "
    "AND json_extract(document, '$.status') = 'open' AND json_extract(document, '$.expires_at') <= ?"
)


def retrieve(account: Account, params: Json, *, session: str) -> Json:
    found = account.ledger.find("checkout.session", session)
    if found is None:
        raise missing("checkout.session", session, param="session")
    return found


def line_items(account: Account, identifier: str) -> list[Json]:
    items: list[Json] = account.ledger.private(identifier)["line_items"]
    return items


def expire(account: Account, params: Json, *, session: str) -> Json:
    found = retrieve(account, params, session=session)
    if found["status"] != "open":
        raise wrong_state(
            'Only Checkout Sessions with a status in ["open"] can be expired. '
            f"This Checkout Session has a status of `{found['status']}`."
        )
    return end(account, found)


def end(account: Account, session: Json) -> Json:
    session |= {"status": "expired", "url": None}
    account.ledger.save(session)
    if session["payment_intent"]:
        intent = intents.retrieve(account, {}, intent=session["payment_intent"])
        intents.end(account, intent, reason="expired")
    events.emit(account, "checkout.session.expired", session)
    return session


def overdue(account: Account) -> list[Json]:
    return [json.loads(row["document"]) for row in account.ledger.run(OVERDUE, account.clock.now())]
