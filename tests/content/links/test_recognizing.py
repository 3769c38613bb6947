"""Links that earn something are recognized however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.links.recognizing import earns, host_of

EARNING = [
    "https://amzn.to/3abcdef",
    "HTTPS://WWW.AMZN.TO/3abcdef",
    "//amzn.to/x",
    "https://amzn.to./x",
    "https://amzn.to:443/x",
    "https://someone@amzn.to/x",
    "https:\\\\amzn.to\\x",
    "https://amzn\n.to/x",
    "https://www.amazon.com/dp/B000?tag=mindful-20",
    "https://www.amazon.co.uk/dp/B000?th=1&TAG=mindful-21#reviews",
    "https://smile.amazon.de/dp/B000?psc=1;tag=x-21",
    "https://click.linksynergy.com/deeplink?id=x",
    "https://shop.pxf.io/c/1/2/3",
    "https://www.google.com/url?q=https%3A%2F%2Famzn.to%2F3abc",
    "https://out.example/?to=https%253A%252F%252Famzn.to%252Fx",
    "https://web.archive.org/web/2020/https://amzn.to/x",
]
EARNING_NOTHING = [
    "",
    "#section",
    "/kefir-benefits/",
    "mailto:me@amzn.to",
    "https://www.amazon.com/dp/B000",
    "https://www.amazon.com/dp/B000?th=1",
    "https://example.org/?tag=kefir",
    "https://notamzn.to/x",
    "https://amzn.to.example/x",
    "https://example.org/about-amzn.to",
    "https://doi.org/10.1053/jada.2003.50111",
    "https://[broken",
]


@pytest.mark.parametrize("url", EARNING)
def test_earning_link_is_recognized(url: str) -> None:
    assert earns(url)


@pytest.mark.parametrize("url", EARNING_NOTHING)
def test_other_link_is_left_alone(url: str) -> None:
    assert not earns(url)


def test_shop_that_pays_is_recognized_by_its_host() -> None:
    urls = [
        "https://pays.example/a",
        "http://www.PAYS.example",
        "https://shop.pays.example/",
        "https://paysexample.org",
    ]

    assert [earns(url, ["www.pays.example"]) for url in urls] == [True, True, True, False]


def test_record_without_a_host_makes_nothing_suspicious() -> None:
    assert not earns("https://example.org/", ["", "."])


@given(path=st.text(max_size=40), tag=st.text("abc-20", min_size=1, max_size=8))
def test_amazon_tag_is_found_behind_any_path(path: str, tag: str) -> None:
    harmless = path.replace("#", "").replace("?", "")

    assert earns(f"https://www.amazon.com/{harmless}?tag={tag}")


@given(st.text(max_size=200))
def test_no_address_breaks_it(url: str) -> None:
    assert earns(url) in {True, False}
    assert host_of(url) == host_of(url).lower()
