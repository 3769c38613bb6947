"""What is made for a file's tests is made once, however many workers pytest has."""

import pytest

from tests.by_file import together


@pytest.mark.parametrize(
    ("nodeid", "unit"),
    [
        ("tests/shop/test_seed.py::test_empty_shop", "tests/shop/test_seed.py"),
        ("tests/shop/test_menu.py::test_link[a::b@c]", "tests/shop/test_menu.py"),
        ("tests/concurrency/test_last_jar.py::test_twenty", "tests/concurrency/"),
        ("tests/journeys/test_jar.py::test_zoom", "tests/journeys/"),
    ],
)
def test_file_goes_to_one_worker_and_what_shares_a_house_too(nodeid: str, unit: str) -> None:
    assert together(nodeid) == unit
