"""Ids in Stripe's style; always fresh, also when a run is repeated with the same seed."""

import secrets
import string

ALPHABET = string.ascii_letters + string.digits


def fresh(prefix: str, length: int = 24) -> str:
    return f"{prefix}_" + "".join(secrets.choice(ALPHABET) for _ in range(length))
