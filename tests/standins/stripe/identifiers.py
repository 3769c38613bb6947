"""Ids in Stripe's style; always fresh, also when a run is repeated with the same seed."""

import secrets


def fresh(prefix: str, length: int = 24) -> str:
    return f"{prefix}_{secrets.token_hex(length // 2)}"
