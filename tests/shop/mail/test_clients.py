"""The checker finds what it is there to find."""

import pytest

from shop.mail.look import LIGHT
from tests.shop.mail.clients import GMAIL_CLIPS_AT, GMAIL_STYLES, faults
from tests.shop.mail.painted import painted

META = '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
PAGE = '<html lang="en-US"><head><title>Hello</title>{head}</head><body><h1>Hello</h1>{body}</body></html>'


def page(body: str = "", head: str = META) -> str:
    return PAGE.format(head=head, body=body)


def test_plain_mail_has_no_faults() -> None:
    assert faults(page('<p>See <a href="https://shop.example/">the shop</a>.</p>')) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<form></form>", "<form>"),
        ("<script></script>", "<script>"),
        ("<mj-buton>Go</mj-buton>", "<mj-buton>"),
        ("<h1>Again</h1>", "2 headings of the first level"),
        ("<table><tr><td>1</td></tr></table>", "a table for layout that is read out as one"),
        ('<p style="display:flex">a</p>', "dropped: display:flex"),
        ('<p style="color:red;position:absolute">a</p>', "dropped: ;position:"),
        ('<p style="background:url(a.png)">a</p>', "dropped: url("),
        ('<p style="color:#fff">a</p>', "pure colour: #fff"),
        ('<p style="color:black">a</p>', "pure colour: :black"),
        ('<p onclick="x()">a</p>', 'onclick="x()"'),
        ('<img src="cid:a" alt="" width="1" height="1">', "a picture without words"),
        ('<img src="cid:a" alt="a" width="100%" height="1">', "a picture without its size"),
        (
            '<img src="https://x.example/a" alt="a" width="1" height="1">',
            "a picture from elsewhere: https://x.example/a",
        ),
        ('<a href="/orders/">orders</a>', "a link that leads nowhere: /orders/"),
        ('<a href="https://shop.example/">here</a>', "a link without words: 'here'"),
        ("a" * GMAIL_CLIPS_AT, f"Gmail clips it: {len(page()) + GMAIL_CLIPS_AT} bytes"),
        (f"<style>{'a' * GMAIL_STYLES}</style>", f"Gmail drops its styles: {GMAIL_STYLES} bytes"),
        ("<style>@media print { @media screen { } }</style>", "a rule with @ inside another: Gmail drops the block"),
    ],
)
def test_each_fault_is_found(body: str, fault: str) -> None:
    assert faults(page(body)) == [fault]


@pytest.mark.parametrize("scheme", ["javascript", "data"])
def test_addresses_that_run_are_found(scheme: str) -> None:
    address = f"{scheme}:alert(1)"

    assert faults(page(f'<a href="{address}">words</a>')) == [
        f'href="{address}"',
        f"a link that leads nowhere: {address}",
    ]


def test_missing_schemes_are_found() -> None:
    assert faults(page(head="")) == ["no color-scheme", "no supported-color-schemes"]


def test_cascade_sees_what_wins() -> None:
    head = (
        "<style>p { color: #111111 } @media (prefers-color-scheme: dark) { .a p { color: #eeeeee !important } }</style>"
    )
    body = f'<div class="a" style="background:{LIGHT["milk"]}"><p style="color:#222222">Hello</p></div>'
    light, dark = ([*painted(page(body, head), dark=dark)][-1] for dark in (False, True))

    assert (light.words, light.colour, light.ground) == ("Hello", "#222222", LIGHT["milk"])
    assert (dark.colour, round(light.contrast, 1), round(dark.contrast, 1)) == ("#eeeeee", 15.5, 1.1)
