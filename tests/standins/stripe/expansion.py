"""The expand parameter: ids replaced by the objects they name (docs.stripe.com/api/expanding_objects)."""

from typing import Any

from tests.standins.stripe import listing
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import invalid
from tests.standins.stripe.ledger import Json

EXPANDABLE = {
    "checkout.session": ("payment_intent", "line_items"),
    "payment_intent": ("latest_charge", "payment_method"),
    "charge": ("payment_intent", "balance_transaction", "refunds", "failure_balance_transaction"),
    "refund": ("charge", "payment_intent", "balance_transaction", "failure_balance_transaction"),
    "dispute": ("charge", "payment_intent"),
    "price": ("product",),
}
KINDS = {
    "latest_charge": "charge",
    "failure_balance_transaction": "balance_transaction",
}
SUMMONED = ("line_items", "refunds")  # absent until asked for
DEEPEST = 4


def expanded(account: Account, answer: Json, paths: list[str]) -> Json:
    for path in paths:
        steps = path.split(".")
        if len(steps) > DEEPEST:
            raise invalid(f"You cannot expand more than {DEEPEST} levels of a property.", param="expand")
        _expand(account, answer, steps, path)
    return answer


def _expand(account: Account, target: Json, steps: list[str], path: str) -> None:
    if not steps:
        return
    if target.get("object") == "list":
        _expand_list(account, target, steps, path)
        return
    name, *deeper = steps
    if name not in EXPANDABLE.get(target["object"], ()) and not isinstance(target.get(name), dict):
        message = f"This property cannot be expanded ({path})."
        raise invalid(message, param="expand")
    if name in target or name in SUMMONED:
        target[name] = _named(account, target, name)
    if isinstance(target.get(name), dict):
        _expand(account, target[name], deeper, path)


def _expand_list(account: Account, target: Json, steps: list[str], path: str) -> None:
    if steps[0] != "data":
        raise invalid(f"This property cannot be expanded ({path}).", param="expand")
    for item in target["data"]:
        _expand(account, item, steps[1:], path)


def _named(account: Account, target: Json, name: str) -> Any:
    if isinstance(target.get(name), dict):
        return target[name]
    if name == "line_items":
        return listing.of_session(account, {}, session=target["id"])
    if name == "refunds":
        return _refunds_of(account, target["id"])
    identifier = target.get(name)
    kind = KINDS.get(name, name)
    return account.ledger.find(kind, identifier) if identifier else None


def _refunds_of(account: Account, charge: str) -> Json:
    query = listing.Query("refund")
    query.where("json_extract(document, '$.charge') = ?", charge)
    return listing.page(account, query, {}, url=f"/v1/charges/{charge}/refunds")
