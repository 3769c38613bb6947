"""What may be started, and what the refusal says."""

from dataclasses import replace

import pytest

from shop.configuration import Configuration, care_sender, faults

PRODUCTION = Configuration(
    debug=False,
    secret_key="s" * 50,
    allowed_hosts=("shop.example.com",),
    site_url="https://shop.example.com",
    database_url="",
    broker_url="",
    email_url="smtp://mail.example.com",
    default_from_email="hello@shop.example.com",
    postal_address="PO Box 1, Rio Grande, OH 45674",
    stripe_secret_key="rk_live_1",
    stripe_webhook_secret="whsec_1",
    stripe_api_base="",
)
DEVELOPMENT = Configuration(
    debug=True,
    secret_key="",
    allowed_hosts=(),
    site_url="",
    database_url="",
    broker_url="",
    email_url="",
    default_from_email="",
    postal_address="",
    stripe_secret_key="",
    stripe_webhook_secret="",
    stripe_api_base="",
)


@pytest.mark.parametrize("given", [PRODUCTION, DEVELOPMENT], ids=["production", "development"])
def test_a_whole_configuration_starts(given: Configuration) -> None:
    assert faults(given) == []


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("SECRET_KEY", "secret_key"),
        ("SITE_URL", "site_url"),
        ("EMAIL_URL", "email_url"),
        ("DEFAULT_FROM_EMAIL", "default_from_email"),
        ("POSTAL_ADDRESS", "postal_address"),
        ("STRIPE_SECRET_KEY", "stripe_secret_key"),
        ("STRIPE_WEBHOOK_SECRET", "stripe_webhook_secret"),
    ],
)
def test_production_names_what_is_missing(name: str, field: str) -> None:
    given = replace(PRODUCTION, **{"stripe_secret_key": "rk_test_1", field: ""})  # type: ignore[arg-type]

    assert faults(given) == [f"{name} is not set; .env.example says what belongs there. (DEBUG=1 starts without it.)"]


def test_every_fault_is_said_at_once() -> None:
    assert len(faults(replace(DEVELOPMENT, debug=False))) == 8


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"stripe_secret_key": "pk_live_1"}, "must be a secret or restricted key"),
        ({"site_url": "shop.example.com"}, "must be a full address"),
        ({"allowed_hosts": ("*",)}, "ALLOWED_HOSTS=*"),
        ({"secret_key": "short"}, "shorter than 50"),
        ({"stripe_api_base": "http://localhost:8003"}, "unset STRIPE_API_BASE"),
        ({"care_from_email": "care"}, "CARE_FROM_EMAIL must hold an address"),
        ({"crash_at": "settle: before the commit"}, "CRASH_AT is for fault tests"),
    ],
)
def test_what_does_not_go_together_is_refused(change: dict[str, object], word: str) -> None:
    found = faults(replace(PRODUCTION, **change))  # type: ignore[arg-type]

    assert any(word in fault for fault in found)


def test_a_live_key_never_meets_debug() -> None:
    found = faults(replace(PRODUCTION, debug=True))

    assert found == ["A live STRIPE_SECRET_KEY and DEBUG=1 do not go together: use a test key or set DEBUG=0."]


def test_a_live_key_needs_https() -> None:
    found = faults(replace(PRODUCTION, site_url="http://shop.example.com"))

    assert found == ["A live STRIPE_SECRET_KEY needs SITE_URL to start with https://."]


def test_care_mail_comes_from_another_mailbox_at_the_receipts_domain() -> None:
    assert care_sender("Shop <hello@shop.example>") == "Mindful Culture care notes <care@shop.example>"
