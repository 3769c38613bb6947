from hypothesis import given
from hypothesis import strategies as st

from shop.mail.words import LONGEST_SUBJECT, one_line, write


@given(st.text())
def test_subject_is_one_short_line_whatever_was_typed(text: str) -> None:
    line = one_line(text)

    assert line.splitlines() in ([line], [])
    assert len(line) <= LONGEST_SUBJECT


def test_emoji_stay_whole() -> None:
    assert one_line("For 👩‍🌾\r\nBcc:\x00 all@example.org 🥛") == "For 👩‍🌾 Bcc: all@example.org 🥛"


def test_an_emoji_that_this_python_does_not_know_stays() -> None:
    newest = chr(0x1FADF)  # Unicode 16; unassigned in the tables that Python 3.11 has

    assert one_line(f"For Ada {newest}") == f"For Ada {newest}"


def test_text_part_is_for_eyes_and_html_for_browsers() -> None:
    words = write("staff_alert", {"title": "Ada & Bob", "text": "<b>1 < 2</b>", "url": ""})

    assert words.subject == "Please look: Ada & Bob"
    assert words.text.startswith("<b>1 < 2</b>\n")
    assert ">&lt;b&gt;1 &lt; 2&lt;/b&gt;</p>" in words.html
    assert ">Ada &amp; Bob</h1>" in words.html


def test_every_mail_carries_the_postal_address() -> None:
    words = write("staff_alert", {"title": "Hello", "text": "Note", "url": ""})

    assert "The Mindful Neuro, PO Box 1, Rio Grande, OH 45674" in words.text
    assert "The Mindful Neuro, PO Box 1, Rio Grande, OH 45674" in words.html
