"""Webhook endpoints; the one given on the command line is an endpoint like any other."""

from tests.standins.stripe import money
from tests.standins.stripe.account import API_VERSION, Account
from tests.standins.stripe.errors import invalid, missing
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json

CONFIGURED = "we_configured"


def create(account: Account, params: Json, **_: str) -> Json:
    if not params["url"].startswith(("http://", "https://")):
        raise invalid("Invalid URL: An explicit scheme (such as https) must be provided.", param="url")
    endpoint = _new(account, fresh("we"), params["url"], params, secret=fresh("whsec", 32))
    return endpoint | {"secret": account.ledger.private(endpoint["id"])["secret"]}


def retrieve(account: Account, params: Json, *, webhook_endpoint: str) -> Json:
    endpoint = account.ledger.find("webhook_endpoint", webhook_endpoint)
    if endpoint is None:
        raise missing("webhook endpoint", webhook_endpoint, param="webhook_endpoint")
    return endpoint


def configure(account: Account, url: str, secret: str) -> None:
    """Starts over with this address and secret, whatever an earlier run had."""
    account.ledger.run("DELETE FROM objects WHERE id = ?", CONFIGURED)
    if url:
        _new(account, CONFIGURED, url, {"enabled_events": ["*"]}, secret=secret)


def _new(account: Account, identifier: str, url: str, params: Json, *, secret: str) -> Json:
    endpoint = {
        "id": identifier,
        "object": "webhook_endpoint",
        "api_version": params.get("api_version", API_VERSION),
        "application": None,
        "created": account.clock.now(),
        "description": params.get("description"),
        "enabled_events": params["enabled_events"],
        "livemode": False,
        "metadata": money.metadata(params),
        "status": "enabled",
        "url": url,
    }
    return account.ledger.add(endpoint, private={"secret": secret})
