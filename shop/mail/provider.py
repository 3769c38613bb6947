"""EMAIL_URL=anymail://PROVIDER?option=value: which provider's API takes our mails, and with what. No Django."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

SCHEME: Final = "anymail"
# What each provider can't do without, by Anymail's names in small letters; a test asks Anymail itself.
NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "amazon_ses": (),
    "brevo": ("api_key",),
    "mailersend": ("api_token",),
    "mailgun": ("api_key",),
    "mailjet": ("api_key", "secret_key"),
    "mailtrap": ("api_token",),
    "mandrill": ("api_key",),
    "postal": ("api_key", "api_url"),
    "postmark": ("server_token",),
    "resend": ("api_key",),
    "scaleway": ("secret_key", "project_id"),
    "sendgrid": ("api_key",),
    "sparkpost": ("api_key",),
    "unisender_go": ("api_key", "api_url"),
}
PER_MINUTE: Final = "per_minute"  # ours, as with SMTP
CONNECT_AND_ANSWER_SECONDS: Final = (10, 30)
# A library that asks again by itself would send a mail twice.
NO_REPEATS: Final = {"AMAZON_SES_CLIENT_PARAMS": {"config": {"retries": {"total_max_attempts": 1}}}}


def is_provider(email_url: str) -> bool:
    return urlsplit(email_url).scheme == SCHEME


def faults(email_url: str, *, webhook_secret: str) -> Iterator[str]:
    """A sentence for each thing that keeps this provider from being used."""
    name, options = _read(email_url)
    if name not in NEEDS:
        yield f"EMAIL_URL={SCHEME}://{name} names no provider: choose one of {', '.join(NEEDS)}."
        return
    missing = [need for need in NEEDS[name] if not options.get(need)]
    if missing:
        example = "&".join(f"{need}=…" for need in NEEDS[name])
        yield f"EMAIL_URL for {name} lacks {' and '.join(missing)}: {SCHEME}://{name}?{example}."
    if name == "amazon_ses" and find_spec("boto3") is None:
        yield "EMAIL_URL for amazon_ses needs a package that is not installed: pip install boto3."
    if not webhook_secret:
        yield f"ANYMAIL_WEBHOOK_SECRET is not set: without it nobody hears of the bounces at {name}."


def secret_faults(webhook_secret: str) -> Iterator[str]:
    """A sentence if that is no name and password, or several."""
    pairs = secrets(webhook_secret)
    if any(len(name) == 0 or len(password) < 16 for name, _, password in (pair.partition(":") for pair in pairs)):
        yield "ANYMAIL_WEBHOOK_SECRET must be name:password, the password at least 16 characters."


def secrets(webhook_secret: str) -> list[str]:
    """One name:password, or two while they are changed."""
    return [pair.strip() for pair in webhook_secret.split(",") if pair.strip()]


def config(email_url: str) -> dict[str, Any]:
    """What Django's settings for mail become, and in ANYMAIL what Anymail's do."""
    name, options = _read(email_url)
    pace = {PER_MINUTE.upper(): options.pop(PER_MINUTE)} if PER_MINUTE in options else {}
    of_provider = {f"{name}_{option}".upper(): value for option, value in options.items()}
    return {
        "EMAIL_BACKEND": f"anymail.backends.{name}.EmailBackend",
        "OPTIONS": pace,
        "ANYMAIL": {"REQUESTS_TIMEOUT": CONNECT_AND_ANSWER_SECONDS, **NO_REPEATS, **of_provider},
    }


def _read(email_url: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(email_url)
    return parts.netloc.lower(), dict(parse_qsl(parts.query))
