import re

import pytest
from django.core.signing import BadSignature, SignatureExpired
from hypothesis import given
from hypothesis import strategies as st

from shop.signatures import InHex, InHexWithTime

# As SpamAssassin's __BITCOIN_ID has it, without the sort that is written with spaces.
WALLET = re.compile(r"\b(?<!=)(?:[13][a-km-zA-HJ-NP-Z1-9]{29,34}|bc1[acdefghjklmnpqrstuvwxyz234567890]{30,90})\b")
SIGNED = st.tuples(st.binary(min_size=16, max_size=16).map(bytes.hex), st.sampled_from(["thick", "not yet"]))


@given(what=SIGNED, salt=st.text(max_size=8))
def test_signed_address_never_looks_like_a_wallet(what: tuple[str, str], salt: str) -> None:
    address = f"/care/tap/{InHexWithTime(salt=salt).sign_object(list(what))}/"

    assert WALLET.search(address) is None
    assert re.search(r":[0-9a-f]{64}/$", address)


def test_what_was_signed_is_read_again() -> None:
    signer = InHexWithTime(salt="here")

    assert signer.unsign_object(signer.sign_object(["a jar", "thick"])) == ["a jar", "thick"]


@pytest.mark.parametrize("salt", ["there", ""])
def test_what_was_signed_elsewhere_is_refused(salt: str) -> None:
    with pytest.raises(BadSignature):
        InHex(salt="here").unsign_object(InHex(salt=salt).sign_object("a jar"))


def test_signature_grows_old() -> None:
    signer = InHexWithTime(salt="here")

    with pytest.raises(SignatureExpired):
        signer.unsign_object(signer.sign_object("a jar"), max_age=-1)
