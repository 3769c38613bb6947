import re
from importlib import import_module
from pathlib import Path

import anymail.backends
import pytest
from anymail.exceptions import AnymailConfigurationError
from pytest_django.fixtures import Settings

from shop.mail import provider

SECRET = "owner:a-long-password-1"
OTHERS = {"base", "base_requests", "console", "test", "sendinblue"}  # no providers, or one under its old name


def url(name: str, *options: str) -> str:
    return f"anymail://{name}?{'&'.join(f'{option}=https://x.example' for option in options)}"


def test_every_provider_of_anymail_may_be_named() -> None:
    files = {path.stem for path in Path(anymail.backends.__path__[0]).glob("[a-z]*.py")}

    assert set(provider.NEEDS) == files - OTHERS


@pytest.mark.filterwarnings("ignore::anymail.exceptions.AnymailNotSupportedWarning")  # of SendGrid
@pytest.mark.parametrize("name", sorted(set(provider.NEEDS) - {"amazon_ses"}))
def test_what_we_ask_for_is_what_anymail_can_not_do_without(name: str, settings: Settings) -> None:
    backend = import_module(f"anymail.backends.{name}").EmailBackend
    needs = provider.NEEDS[name]
    settings.ANYMAIL = provider.config(url(name, *needs))["ANYMAIL"]

    backend()

    for need in needs:
        settings.ANYMAIL = provider.config(url(name, *(set(needs) - {need})))["ANYMAIL"]
        with pytest.raises(AnymailConfigurationError, match=re.escape(need.upper())):
            backend()


def test_whole_url_has_no_fault_and_becomes_settings() -> None:
    given = "anymail://mailgun?api_key=a%26b&sender_domain=mg.shop.example&per_minute=100"

    assert list(provider.faults(given, webhook_secret=SECRET)) == []
    config = provider.config(given)
    assert (config["EMAIL_BACKEND"], config["OPTIONS"]) == (
        "anymail.backends.mailgun.EmailBackend",
        {"PER_MINUTE": "100"},
    )
    assert config["ANYMAIL"]["MAILGUN_API_KEY"] == "a&b"
    assert config["ANYMAIL"]["MAILGUN_SENDER_DOMAIN"] == "mg.shop.example"


@pytest.mark.parametrize(
    ("given", "secret", "word"),
    [
        ("anymail://postmrk?server_token=1", SECRET, "names no provider: choose one of amazon_ses, brevo"),
        ("anymail://postmark", SECRET, "lacks server_token: anymail://postmark?server_token=…."),
        ("anymail://mailjet", SECRET, "lacks api_key and secret_key"),
        ("anymail://amazon_ses", SECRET, "pip install boto3"),
        ("anymail://postmark?server_token=1", "", "nobody hears of the bounces at postmark"),
    ],
)
def test_half_configured_provider_is_refused_in_one_sentence(given: str, secret: str, word: str) -> None:
    [fault] = provider.faults(given, webhook_secret=secret)

    assert word in fault


@pytest.mark.parametrize(("secret", "good"), [("", True), (SECRET, True), (f"{SECRET}, {SECRET}2", True)])
def test_secret_is_a_name_and_a_long_password(secret: str, good: bool) -> None:
    assert (list(provider.secret_faults(secret)) == []) is good


@pytest.mark.parametrize("secret", ["word", ":a-long-password-12", "owner:short", f"{SECRET},owner"])
def test_weak_secret_is_refused(secret: str) -> None:
    [fault] = provider.secret_faults(secret)

    assert fault == "ANYMAIL_WEBHOOK_SECRET must be name:password, the password at least 16 characters."
