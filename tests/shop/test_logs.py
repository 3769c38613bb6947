"""What must never stand in a log."""

import json
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.logs import JsonFormatter, Masked, masked


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("key sk_live_51abcDEF used", "key sk_live_*** used"),
        ("rk_test_9 refused", "rk_test_*** refused"),
        ("secret whsec_abc123", "secret whsec_***"),
        ("session cs_test_a1B2c3", "session cs_test_***"),
        ("pi_123_secret_abc", "pi_123_secret_***"),
        ("mail to Ada.Love+kefir@example.co.uk failed", "mail to ***@*** failed"),
        ("GET /orders/aB3dE6gH9jK2mN5pQ8sT1v/", "GET /orders/***/"),
        ("GET /privacy-choices/WzEsMTc5NDU2XQ:aB3-dE6_gH9/erase/", "GET /privacy-choices/***/erase/"),
        ("one\r\nERROR two", "one ⏎ ERROR two"),
        ("order 100001 is paid", "order 100001 is paid"),
    ],
)
def test_secrets_and_addresses_are_masked(said: str, logged: str) -> None:
    assert masked(said) == logged


@given(st.emails())
def test_no_plain_address_survives(address: str) -> None:
    assert masked(f"mail to {address} failed") == "mail to ***@*** failed"


def test_a_log_line_is_one_json_object_with_its_traceback_masked() -> None:
    try:
        int("ada@example.com")
    except ValueError:
        record = logging.LogRecord("shop", logging.ERROR, "x.py", 1, "to %s", ("bob@example.com",), sys.exc_info())
    record.request = "<WSGIRequest: GET '/orders/aB3dE6gH9jK2mN5pQ8sT1v/'>"  # as Django adds it
    Masked().filter(record)

    line = JsonFormatter().format(record)

    assert json.loads(line)["message"] == "to ***@***"
    assert "ada@example.com" not in line
    assert "aB3dE6gH9jK2mN5pQ8sT1v" not in line
