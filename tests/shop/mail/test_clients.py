"""The checker finds what it is there to find."""

import pytest

from shop.mail.look import LIGHT
from tests.shop.mail.clients import GMAIL_CLIPS_AT, GMAIL_STYLES, faults
from tests.shop.mail.painted import painted

META = (
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
    '<meta name="format-detection" content="telephone=no"><meta name="x-apple-disable-message-reformatting">'
)
BLUE = 'style="color:#1d6750"'
PAGE = '<html lang="en-US"><head><title>Hello</title>{head}</head><body><h1>Hello</h1>{body}</body></html>'


def page(body: str = "", head: str = META) -> str:
    return PAGE.format(head=head, body=body)


def test_plain_mail_has_no_faults() -> None:
    assert faults(page(f'<p>See <a href="https://shop.example/" {BLUE}>the shop</a>.</p>')) == []


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
        (
            '<img src="cid:a" alt="a" width="700" height="1">',
            "a picture wider than the letter: 700",
        ),
        (f'<a href="/orders/" {BLUE}>orders</a>', "a link that leads nowhere: /orders/"),
        (f'<a href="https://shop.example/" {BLUE}>here</a>', "a link without words: 'here'"),
        ('<a href="https://shop.example/">the shop</a>', "a link in the program's own blue: the shop"),
        ('<p style="color:clamp(1px, 2px, 3px)">a</p>', "dropped: clamp("),
        ('<p style="margin-inline:1px">a</p>', "dropped: margin-inline:"),
        ('<p style="margin:0 -8px">a</p>', "dropped: margin:0 -8"),
        ('<p style="font-size:11px">a</p>', "letters of 11px"),
        ('<p style="font:italic 12px/1.2 serif">a</p>', "letters of 12px"),
        ('<p style="color:rgb(1, 2, 3)">a</p>', "Word doesn't know: rgb("),
        ('<p style="color:#11223344">a</p>', "Word doesn't know: #11223344"),
        ('<p style="margin:1.5rem 0">a</p>', "Word doesn't know: 5rem"),
        ('<div style="padding:8px">a</div>', "Word leaves out the padding of <div>"),
        ('<p style="font-family:Seravek">a</p>', "no font of last resort, so Times: Seravek"),
        ("<!--[if mso]><p>a</p>-->", "a comment for Outlook is not closed"),
        (
            '<div style="max-width:600px">a</div>',
            "Word knows no max-width: a table of that width must stand around it, for Outlook alone",
        ),
        ("a" * GMAIL_CLIPS_AT, f"Gmail clips it: {len(page()) + GMAIL_CLIPS_AT} bytes"),
        ("<style>p { margin: 0 }</style>", "styles outside the head: Gmail drops them"),
    ],
)
def test_each_fault_is_found(body: str, fault: str) -> None:
    assert faults(page(body)) == [fault]


@pytest.mark.parametrize(
    ("styles", "fault"),
    [
        ("a" * GMAIL_STYLES, f"Gmail drops its styles: {GMAIL_STYLES} bytes"),
        ("@media print { @media screen { } }", "a rule with @ inside another: Gmail drops the block"),
        ("p { margin: 0 } [data-ogsc] p { margin: 0 }", "Gmail drops the block for [data-ogsc] p"),
        ("a:not(.b), p { margin: 0 }", "Gmail drops the block for a:not(.b)"),
        ("@media (width >= 480px) { p { margin: 0 } }", "a range in @media: older programs drop the rule"),
        ("p { margin-block: 0 }", "dropped: margin-block:"),
    ],
)
def test_each_fault_of_a_style_sheet_is_found(styles: str, fault: str) -> None:
    assert faults(page(head=f"{META}<style>{styles}</style>")) == [fault]


def test_what_outlook_needs_is_taken() -> None:
    wide = '<!--[if mso | IE]><table width="600"><tr><td><![endif]--><div style="max-width:600px">a</div>'
    button = '<table role="presentation"><tr><td style="mso-padding-alt:1px"><a href="https://a.example/" '
    button += 'style="color:#1d6750;padding:9px">to the jars</a></td></tr></table>'

    assert faults(page(f"{wide}<!--[if mso | IE]></td></tr></table><![endif]-->{button}")) == []


@pytest.mark.parametrize("scheme", ["javascript", "data"])
def test_addresses_that_run_are_found(scheme: str) -> None:
    address = f"{scheme}:alert(1)"

    assert faults(page(f'<a href="{address}" {BLUE}>words</a>')) == [
        f'href="{address}"',
        f"a link that leads nowhere: {address}",
    ]


def test_missing_schemes_are_found() -> None:
    assert faults(page(head="")) == [
        "no color-scheme",
        "no supported-color-schemes",
        "Apple Mail isn't told: format-detection",
        "Apple Mail isn't told: x-apple-disable-message-reformatting",
    ]


def test_cascade_sees_what_wins() -> None:
    head = (
        "<style>p { color: #111111 } @media (prefers-color-scheme: dark) { .a p { color: #eeeeee !important } }</style>"
    )
    body = f'<div class="a" style="background:{LIGHT["milk"]}"><p style="color:#222222">Hello</p></div>'
    light, dark = ([*painted(page(body, head), dark=dark)][-1] for dark in (False, True))

    assert (light.words, light.colour, light.ground) == ("Hello", "#222222", LIGHT["milk"])
    assert (dark.colour, round(light.contrast, 1), round(dark.contrast, 1)) == ("#eeeeee", 15.5, 1.1)
