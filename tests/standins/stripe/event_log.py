"""The events endpoint, with the filter that finds undelivered ones."""

from tests.standins.stripe import listing, posting
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import invalid, missing
from tests.standins.stripe.ledger import Json

UNDELIVERED = "EXISTS (SELECT 1 FROM deliveries WHERE event = objects.id AND state != 'delivered')"


def retrieve(account: Account, params: Json, *, id: str) -> Json:  # noqa: A002
    event = account.ledger.find("event", id)
    if event is None:
        raise missing("event", id, param="id")
    return _counted(account, event)


def every(account: Account, params: Json, **_: str) -> Json:
    query = listing.Query("event")
    if "type" in params and "types" in params:
        raise invalid("You may only specify one of these parameters: type, types.", param="types")
    types = params.get("types", [params["type"]] if "type" in params else [])
    if types:
        matches = " OR ".join("json_extract(document, '$.type') GLOB ?" for _ in types)
        query.where(f"({matches})", *types)
    if "delivery_success" in params:
        query.where(f"NOT {UNDELIVERED}" if params["delivery_success"] else UNDELIVERED)
    page = listing.page(account, query, params, url="/v1/events")
    page["data"] = [_counted(account, event) for event in page["data"]]
    return page


def _counted(account: Account, event: Json) -> Json:
    return event | {"pending_webhooks": posting.undelivered(account, event["id"])}
