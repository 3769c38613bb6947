"""Stripe's lists: newest first, with cursors (docs.stripe.com/api/pagination)."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.standins.stripe import sessions
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import invalid, missing
from tests.standins.stripe.ledger import Json

COMPARISONS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


@dataclass
class Query:
    """Grows one condition at a time."""

    kind: str
    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def where(self, condition: str, *values: Any) -> None:
        self.conditions.append(condition)
        self.values.extend(values)


def lister(kind: str, url: str, *filters: str) -> Callable[..., Json]:
    """An endpoint that lists objects of a kind, filtered by equality of these fields."""

    def endpoint(account: Account, params: Json, **_: str) -> Json:
        query = Query(kind)
        for name in params.keys() & set(filters) - {"created"}:
            query.where(f"json_extract(document, '$.{name}') = ?", params[name])
        return page(account, query, params, url=url)

    return endpoint


def page(account: Account, query: Query, params: Json, *, url: str) -> Json:
    _within(query, params.get("created"))
    limit = params.get("limit", 10)
    if not 1 <= limit <= 100:
        raise invalid("Invalid limit: must be between 1 and 100", param="limit", code="parameter_invalid_integer")
    backwards = "ending_before" in params
    _from_cursor(account, query, params, backwards=backwards)
    statement = (
        f"SELECT document FROM objects WHERE {' AND '.join(['kind = ?', *query.conditions])} "
        f"ORDER BY sequence {'ASC' if backwards else 'DESC'} LIMIT {limit + 1}"
    )
    found = [json.loads(row["document"]) for row in account.ledger.run(statement, query.kind, *query.values)]
    shown = found[:limit][::-1] if backwards else found[:limit]
    return {"object": "list", "data": shown, "has_more": len(found) > limit, "url": url}


def of_session(account: Account, params: Json, *, session: str) -> Json:
    sessions.retrieve(account, {}, session=session)
    items = sessions.line_items(account, session)
    url = f"/v1/checkout/sessions/{session}/line_items"
    limit = params.get("limit", 10)
    after = [item["id"] for item in items].index(params["starting_after"]) + 1 if "starting_after" in params else 0
    shown = items[after : after + limit]
    return {"object": "list", "data": shown, "has_more": len(items) > after + limit, "url": url}


def _within(query: Query, created: int | Json | None) -> None:
    if isinstance(created, int):
        query.where("created = ?", created)
    elif created is not None:
        for name, value in created.items():
            query.where(f"created {COMPARISONS[name]} ?", value)


def _from_cursor(account: Account, query: Query, params: Json, *, backwards: bool) -> None:
    name = "ending_before" if backwards else "starting_after"
    if name not in params:
        return
    if account.ledger.find(query.kind, params[name]) is None:
        raise missing(query.kind, params[name], param=name)
    comparison = ">" if backwards else "<"
    query.where(f"sequence {comparison} (SELECT sequence FROM objects WHERE id = ?)", params[name])
