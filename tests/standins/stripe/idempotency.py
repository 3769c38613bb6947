"""One answer per idempotency key (docs.stripe.com/api/idempotent_requests)."""

import hashlib
import json
from dataclasses import dataclass

from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import ApiError, invalid
from tests.standins.stripe.ledger import Json

DAY = 86_400
LONGEST = 255


@dataclass(frozen=True)
class Answer:
    """Status and body as first given."""

    status: int
    body: Json


def fingerprint(method: str, path: str, params: Json) -> str:
    request = json.dumps([method, path, params], sort_keys=True)
    return hashlib.sha256(request.encode()).hexdigest()


def claim(account: Account, key: str, print_: str) -> Answer | None:
    """The stored answer, or None when the key is ours to execute under."""
    if len(key) > LONGEST:
        raise invalid(f"Idempotency keys can be at most {LONGEST} characters.", param="Idempotency-Key")
    with account.ledger.transaction():
        account.ledger.run("DELETE FROM answers WHERE created < ?", account.clock.precise() - DAY)
        rows = account.ledger.run("SELECT * FROM answers WHERE key = ?", key)
        if rows:
            return _repeat(rows[0]["fingerprint"] == print_, rows[0]["status"], rows[0]["body"], key)
        statement = "INSERT INTO answers (key, fingerprint, created) VALUES (?, ?, ?)"
        account.ledger.run(statement, key, print_, account.clock.precise())
        return None


def store(account: Account, key: str, answer: Answer) -> None:
    """Within the transaction of what was done, so that both or neither survive a crash."""
    statement = "UPDATE answers SET status = ?, body = ? WHERE key = ?"
    account.ledger.run(statement, answer.status, json.dumps(answer.body), key)


def forget(account: Account, key: str) -> None:
    """Nothing began under this key."""
    account.ledger.run("DELETE FROM answers WHERE key = ? AND status IS NULL", key)


def forget_unfinished(account: Account) -> None:
    """After a crash: what ran then was rolled back."""
    account.ledger.run("DELETE FROM answers WHERE status IS NULL")


def _repeat(same: bool, status: int | None, body: str | None, key: str) -> Answer:
    if not same:
        message = (
            "Keys for idempotent requests can only be used with the same parameters they were first used with. "
            f"Try using a key other than '{key}' if you meant to execute a different request."
        )
        raise ApiError(message, type="idempotency_error")
    if status is None or body is None:
        message = (
            "There is currently another in-progress request using this Idempotent Key (that probably means you "
            f"submitted twice, and the other request is still going through): {key}. Please try again later."
        )
        raise ApiError(message, status=409, code="idempotency_key_in_use")
    return Answer(status, json.loads(body))
