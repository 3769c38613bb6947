"""Every kind of mail, in every way it can read, as mail programs and readers will find it."""

import re
from pathlib import Path
from typing import Final

import pytest

from shop.mail import kinds
from shop.mail.look import DARK, LIGHT
from tests.shop.mail.clients import faults
from tests.shop.mail.page import links, read
from tests.shop.mail.painted import painted
from tests.shop.mail.samples import every_mail

pytestmark = [pytest.mark.django_db, pytest.mark.looks]

ROOT: Final = Path(__file__).parents[3]
TEMPLATES: Final = ROOT / "templates" / "emails"
TAGS: Final = ROOT / "shop" / "mail" / "templatetags"
LEAST_CONTRAST: Final = 4.5
ADDRESS: Final = "The Mindful Neuro, PO Box 1, Rio Grande, OH 45674"
HOSTILE: Final = (
    "<script>alert(1)</script></mj-text></mjml> & \"quoted\" 'n' <!-- ]]> {{ x }} {% x %} "
    "&lt;b&gt; \x01\x0b\x1f\ufffe\u2028 Zoë 👩\u200d🌾 \U0001d49cda 李小龍 علي"
)
SCHEMES: Final = re.compile(r"--([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)")
STEP: Final = re.compile(r"^\d+\. ", re.MULTILINE)
FACT: Final = re.compile(r"https?://\S+|\$?\d[\d.,/]*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \w+")


def facts(text: str) -> set[str]:
    """Every number, sum, day and address of a page."""
    return {fact.rstrip(".,") for fact in FACT.findall(STEP.sub("", text))}


def test_every_registered_kind_is_written() -> None:
    assert sorted({mail.kind for mail in every_mail()}) == kinds.registered()


@pytest.mark.parametrize("typed", ["Ada", HOSTILE, "ج" * 80, "W" * 300], ids=["plain", "hostile", "Arabic", "endless"])
def test_mail_programs_find_nothing_to_drop(typed: str) -> None:
    found = {str(mail): faults(mail.words.html) for mail in every_mail(typed)}

    assert {name: problems for name, problems in found.items() if problems} == {}


def test_what_people_type_is_shown_and_never_run() -> None:
    shown = "<script>alert(1)</script></mj-text></mjml> & \"quoted\" 'n' <!-- ]]> {{ x }} {% x %} &lt;b&gt;"
    mails = [mail for mail in every_mail(HOSTILE) if mail.kind in ("order_confirmation", "staff_alert")]

    assert [str(mail) for mail in mails if shown not in read(mail.words.html)] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(dark: bool) -> None:
    seen = [(str(mail), words) for mail in every_mail() for words in painted(mail.words.html, dark=dark)]

    assert len(seen) > 500
    assert [(name, words) for name, words in seen if words.contrast < LEAST_CONTRAST] == []


def test_dark_mode_leaves_no_light_ground() -> None:
    grounds = {words.ground for mail in every_mail() for words in painted(mail.words.html, dark=True)}

    assert grounds == {DARK["milk"], DARK["linen"], DARK["glass"], DARK["press"]}


def test_palette_is_the_shops_own() -> None:
    sheet = (ROOT / "shop/static/shop/css/variables.css").read_text()
    shops = {name.replace("-", "_"): pair for name, *pair in re.findall(SCHEMES, sheet)}
    shops["on_press"] = [LIGHT["milk"], LIGHT["milk"]]  # pure white there

    assert {name: [LIGHT[name], DARK[name]] for name in LIGHT} == {name: shops[name] for name in LIGHT}


@pytest.mark.parametrize("cents", [0, 500, 3600])
def test_text_and_html_say_the_same_facts(cents: int) -> None:
    for mail in every_mail("Ada", cents):
        assert facts(mail.words.text) == facts(" ".join([read(mail.words.html), *links(mail.words.html)])), str(mail)


def test_every_mail_says_who_writes_and_why() -> None:
    for mail in every_mail():
        seen = read(mail.words.html)
        why = next(line for line in mail.words.text.split("\n--\n")[1].splitlines() if line)
        assert (ADDRESS in seen, ADDRESS in mail.words.text) == (True, True), str(mail)
        assert (why.startswith("You get "), why in seen) == (True, True), str(mail)


def test_inbox_line_adds_to_the_subject() -> None:
    for mail in every_mail():
        line = read(mail.words.html).split("\u034f")[0].strip()
        assert len(line) <= 100, (str(mail), line)
        assert (len(line) >= 20 or mail.kind == "staff_alert", line != mail.words.subject) == (True, True), line


def test_every_mail_is_600_pixels_wide_and_fits_a_phone() -> None:
    for mail in every_mail():
        assert "max-width:600px" in mail.words.html, str(mail)
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in mail.words.html


def test_only_care_notes_and_answers_can_be_stopped() -> None:
    stoppable = {mail.kind for mail in every_mail() if "Stop them all" in read(mail.words.html)}

    assert stoppable == {"care_note", "comment_answer", "staff_care_test"}  # a test has a note's very words


def test_each_part_says_first_what_it_takes() -> None:
    parts = sorted((TEMPLATES / "parts").glob("*.mjml")) + sorted((TEMPLATES / "parts").glob("*.css"))
    silent = [part.name for part in parts if not re.match(r"\{# .+ #\}\n", part.read_text())]

    assert silent == []


def test_each_part_is_used() -> None:
    written = "".join(file.read_text() for file in [*TEMPLATES.rglob("*.*"), *TAGS.glob("*.py")])
    parts = {part.name for part in (TEMPLATES / "parts").iterdir()}

    assert {name for name in parts if f"emails/parts/{name}" not in written} == set()
