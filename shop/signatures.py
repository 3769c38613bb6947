"""Signatures of the addresses that go out by mail, in hexadecimal digits.

Django writes them in base64, where what stands between two hyphens may look like the address of a Bitcoin wallet: so
one mail in 450 with seven such links got a point from SpamAssassin (PDS_BTC_ID).
"""

from django.core.signing import Signer, TimestampSigner
from django.utils.crypto import salted_hmac


class InHex(Signer):
    """Signs as Django does, and writes the signature without hyphens."""

    def signature(self, value: str | bytes, key: str | bytes | None = None) -> str:
        made = salted_hmac(str(self.salt) + "signer", value, key or self.key, algorithm=self.algorithm)
        return made.hexdigest()


class InHexWithTime(InHex, TimestampSigner):
    """The same, with the time of signing in it."""
