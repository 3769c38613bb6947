"""A recipe is mailed once to who asks, a few times to one address, and never from another site's page."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from content.recipes.limits import MOST_FOR_AN_ADDRESS, MOST_FROM_A_CLIENT
from shop.mail.models import Mail, Suppression
from shop.mail.suppression import suppress
from shop.outbox.sweep import run_due
from tests.conftest import Clock

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}
GENERATED = "v=1&seed=7&who=adult&sweet=little&tools=whisk&base=milk&servings=1"
NAMED = "lemon-strawberry-bowl"


def ask(client: Client, which: str = GENERATED, email: str = "ada@example.org", **more: Any) -> Any:
    return client.post("/recipes/mail/", {"recipe": which, "email": email, **more}, headers=OURS)


def page_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize(
    ("which", "path"), [(GENERATED, f"/recipes/generator/?{GENERATED}"), (NAMED, f"/recipes/{NAMED}/")]
)
def test_recipe_is_mailed_and_the_reader_is_back_on_its_page(client: Client, which: str, path: str) -> None:
    response = ask(client, which)
    page = page_of(client.get(path))
    run_due(timezone.now())

    assert (response.status_code, response.headers["Location"]) == (302, path)
    assert "The recipe is on its way to ada@example.org." in page
    [message] = outbox.outbox
    [title] = re.findall(r'id="recipe-title"[^>]*>([^<]+)<', page)
    assert (message.subject, message.to) == (title, ["ada@example.org"])
    assert f"http://testserver{path}" in message.body
    assert "Contains: milk" in message.body


def test_row_holds_the_recipes_name_and_nothing_else_about_her(client: Client) -> None:
    ask(client)

    [mail] = Mail.objects.all()
    assert (mail.kind, mail.payload, mail.order) == ("recipe", {"recipe": GENERATED}, None)
    assert "ada" not in mail.key


def test_second_press_sends_nothing_more(client: Client, clock: Clock) -> None:
    ask(client)
    ask(client)

    assert Mail.objects.count() == 1


def test_one_address_gets_a_few_a_day(clock: Clock) -> None:
    answers = [ask(Client(REMOTE_ADDR=f"192.0.2.{n}"), GENERATED.replace("7", str(n))) for n in range(4)]
    clock.move(hours=25)
    next_day = ask(Client(), NAMED)

    assert [answer.status_code for answer in answers] == [302] * MOST_FOR_AN_ADDRESS + [429]
    assert "as many recipes as we mail for now" in page_of(answers[-1])
    assert (next_day.status_code, Mail.objects.count()) == (302, MOST_FOR_AN_ADDRESS + 1)


def test_one_visitor_sends_a_few_an_hour(clock: Clock) -> None:
    answers = [ask(Client(), NAMED, f"reader{n}@example.org") for n in range(MOST_FROM_A_CLIENT + 1)]

    assert [answer.status_code for answer in answers] == [302] * MOST_FROM_A_CLIENT + [429]
    assert ask(Client(REMOTE_ADDR="192.0.2.9"), NAMED, "other@example.org").status_code == 302


def test_robot_that_fills_everything_is_thanked_and_nothing_is_sent(client: Client) -> None:
    response = ask(client, website="https://spam.example")

    assert (response.status_code, Mail.objects.count()) == (302, 0)


@pytest.mark.parametrize(
    "email", ["", "ada", "a@b", "ada@example.org\nBcc: all@example.org", "x" * 250 + "@example.org"]
)
def test_address_that_is_none_is_answered_beside_the_recipe(client: Client, email: str) -> None:
    response = ask(client, NAMED, email)

    assert (response.status_code, Mail.objects.count()) == (400, 0)
    assert 'class="recipe"' in page_of(response)
    assert 'class="error-summary"' in page_of(response)


@pytest.mark.parametrize(
    "which",
    ["", "pie", "v=9&seed=1", "v=1", "v=1&seed=1&who=baby", "v=1&seed=1&avoid=milk", "\x00", "have=mango&" * 2000],
)
def test_recipe_that_there_is_not_is_never_mailed(client: Client, which: str) -> None:
    response = ask(client, which)

    assert (response.headers["Location"], Mail.objects.count()) == ("/recipes/generator/", 0)
    assert "We have no such recipe." in page_of(client.get("/recipes/generator/"))


def test_another_sites_form_sends_nothing(client: Client) -> None:
    given = {"recipe": NAMED, "email": "ada@example.org"}
    response = client.post("/recipes/mail/", given, headers={"Sec-Fetch-Site": "cross-site"})

    assert (response.status_code, Mail.objects.count()) == (403, 0)


@pytest.mark.parametrize(
    ("reason", "sent"),
    [(Suppression.Reason.STOPPED, 1), (Suppression.Reason.COMPLAINED, 0), (Suppression.Reason.ERASED, 0)],
)
def test_who_called_our_mail_spam_gets_none(client: Client, reason: Suppression.Reason, sent: int) -> None:
    suppress("ada@example.org", reason)
    ask(client)
    run_due(timezone.now() + timedelta(seconds=1))

    assert len(outbox.outbox) == sent


def test_mail_carries_the_whole_recipe_in_both_parts(client: Client) -> None:
    ask(client, NAMED)
    run_due(timezone.now())

    message: Any = outbox.outbox[0]
    html = str(message.alternatives[0][0])
    for words in ("1/2\N{NO-BREAK SPACE}cup", "strawberries", "Pour the kefir into a bowl.", "xylitol"):
        assert (words in message.body, words in html) == (True, True), words
