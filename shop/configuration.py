"""What may be started: one clear sentence for each thing that is missing or does not go together. No Django."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlparse

from shop.mail import provider

LIVE_KEYS = ("sk_live_", "rk_live_")
TEST_KEYS = ("sk_test_", "rk_test_")


@dataclass(frozen=True)
class Configuration:
    """The environment as the settings read it; empty strings where nothing was given."""

    debug: bool
    secret_key: str
    allowed_hosts: tuple[str, ...]
    site_url: str
    database_url: str
    broker_url: str
    email_url: str
    default_from_email: str
    postal_address: str
    stripe_secret_key: str
    stripe_webhook_secret: str
    stripe_api_base: str
    crash_at: str = ""
    care_from_email: str = ""
    anymail_webhook_secret: str = ""


def faults(given: Configuration) -> list[str]:
    """List what keeps this configuration from starting, a sentence each; empty if it may start."""
    found = list(_never(given))
    if not given.debug:
        found += _in_production(given)
    return found


def _never(given: Configuration) -> Iterator[str]:
    key = given.stripe_secret_key
    if key and not key.startswith(LIVE_KEYS + TEST_KEYS):
        yield "STRIPE_SECRET_KEY must be a secret or restricted key (sk_test_…, rk_test_…, sk_live_…, rk_live_…)."
    if key.startswith(LIVE_KEYS):
        yield from _with_a_live_key(given)
    if given.site_url and not urlparse(given.site_url).scheme.startswith("http"):
        yield "SITE_URL must be a full address such as https://shop.example.com."
    yield from _about_the_provider(given)
    for name, sender in (("DEFAULT_FROM_EMAIL", given.default_from_email), ("CARE_FROM_EMAIL", given.care_from_email)):
        if sender and "@" not in parseaddr(sender)[1]:
            yield f"{name} must hold an address such as Mindful Culture <hello@shop.example.com>."


def _about_the_provider(given: Configuration) -> Iterator[str]:
    if provider.is_provider(given.email_url):
        yield from provider.faults(given.email_url, webhook_secret=given.anymail_webhook_secret)
    yield from provider.secret_faults(given.anymail_webhook_secret)


def _with_a_live_key(given: Configuration) -> Iterator[str]:
    if given.debug:
        yield "A live STRIPE_SECRET_KEY and DEBUG=1 do not go together: use a test key or set DEBUG=0."
    if given.stripe_api_base:
        yield "A live STRIPE_SECRET_KEY would be sent to STRIPE_API_BASE: unset STRIPE_API_BASE."
    if given.crash_at:
        yield "A live STRIPE_SECRET_KEY and CRASH_AT do not go together: CRASH_AT is for fault tests."
    if not given.site_url.startswith("https://"):
        yield "A live STRIPE_SECRET_KEY needs SITE_URL to start with https://."


def _in_production(given: Configuration) -> Iterator[str]:
    needed = {
        "SECRET_KEY": given.secret_key,
        "ALLOWED_HOSTS": given.allowed_hosts,
        "SITE_URL": given.site_url,
        "EMAIL_URL": given.email_url,
        "DEFAULT_FROM_EMAIL": given.default_from_email,
        "POSTAL_ADDRESS": given.postal_address,
        "STRIPE_SECRET_KEY": given.stripe_secret_key,
        "STRIPE_WEBHOOK_SECRET": given.stripe_webhook_secret,
    }
    for name, value in needed.items():
        if not value:
            yield f"{name} is not set; .env.example says what belongs there. (DEBUG=1 starts without it.)"
    if "*" in given.allowed_hosts:
        yield "ALLOWED_HOSTS=* lets anyone name our links; list the shop's host names."
    if given.secret_key and len(given.secret_key) < 50:
        yield "SECRET_KEY is shorter than 50 characters; make a long random one."


def care_sender(default_from_email: str) -> str:
    """Who care mails come from if nobody is named: another mailbox than the receipts', at their domain."""
    domain = parseaddr(default_from_email)[1].rpartition("@")[2]
    return f"Mindful Culture care notes <care@{domain}>"
