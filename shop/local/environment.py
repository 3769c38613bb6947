"""The environment of `make run`: every address on this machine, nothing a developer would have to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Ports:
    """Four neighbours: the shop, the inbox's page, its mail server, the Stripe stand-in."""

    shop: int

    @property
    def inbox(self) -> int:
        return self.shop + 1

    @property
    def smtp(self) -> int:
        return self.shop + 2

    @property
    def stripe(self) -> int:
        return self.shop + 3


def uses_stand_in(given: Mapping[str, str]) -> bool:
    """Whether Stripe is played by our stand-in: as long as nobody gives a key."""
    return not given.get("STRIPE_SECRET_KEY")


def local_environment(given: Mapping[str, str], ports: Ports, secret_key: str) -> dict[str, str]:
    """What is given, completed by what one machine needs; given values win."""
    defaults = {
        "DEBUG": "0",
        "SECRET_KEY": secret_key,
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "SITE_URL": f"http://localhost:{ports.shop}",
        "EMAIL_URL": f"smtp://localhost:{ports.smtp}",
        "DEFAULT_FROM_EMAIL": "Mindful Culture <hello@mindful-culture.example>",
        "POSTAL_ADDRESS": "The Mindful Neuro, 1 Demo Street, Rio Grande, OH 45674 (demo address)",
    }
    if uses_stand_in(given):
        defaults |= {
            "STRIPE_SECRET_KEY": "sk_test_local_stand_in",
            "STRIPE_WEBHOOK_SECRET": "whsec_local_stand_in",
            "STRIPE_API_BASE": f"http://127.0.0.1:{ports.stripe}",
        }
    else:
        defaults["STRIPE_WEBHOOK_SECRET"] = "whsec_not_given"  # noqa: S105 - a word, so that nothing verifies
    merged = dict(given)
    merged.update({name: value for name, value in defaults.items() if not given.get(name)})
    return merged | {"PORT": str(ports.shop), "PYTHONUNBUFFERED": "1"}
