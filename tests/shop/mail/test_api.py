"""Each answer that a provider's API can give, by the real Anymail over real HTTP."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from shop.mail import queue
from shop.mail.letter import Letter, for_provider
from shop.mail.models import Circuit, Mail, Suppression
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from tests.factories import NOON
from tests.standins.mail_api.server import MailApi

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
ORDER_MAIL, CARE_MAIL = "staff_alert", "account_welcome"
LATER = NOON + timedelta(minutes=12)
NEEDED = {"postmark": {"SERVER_TOKEN": "token"}, "mailgun": {"API_KEY": "key", "SENDER_DOMAIN": "mg.shop.example"}}


@pytest.fixture(params=["postmark", "mailgun"])
def api(request: pytest.FixtureRequest, settings: Settings) -> Iterator[MailApi]:
    with MailApi(request.param) as running:
        use(settings, running.provider, running.url)
        yield running


def use(settings: Settings, provider: str, url: str, answer_seconds: float = 5.0) -> None:
    options = NEEDED[provider] | {"API_URL": url}
    settings.EMAIL_BACKEND = f"anymail.backends.{provider}.EmailBackend"
    settings.ANYMAIL = {f"{provider.upper()}_{name}": value for name, value in options.items()}
    settings.ANYMAIL["REQUESTS_TIMEOUT"] = (1, answer_seconds)


def sent(kind: str = ORDER_MAIL, key: str = "one") -> Mail:
    number = queue.plan(kind, to="ada@example.org", key=key, now=NOON)
    run_due(NOON)
    return Mail.objects.get(pk=number)


def much_later(mail: Mail) -> str:
    run_due(LATER)
    mail.refresh_from_db()
    return mail.state


def header(taken: dict[str, Any], name: str) -> str:
    if "Headers" in taken:
        return str({item["Name"]: item["Value"] for item in taken["Headers"]}.get(name))
    return str({key.lower(): value for key, value in taken.items()}[f"h:{name.lower()}"])


def test_accepted_mail_is_sent_with_its_id_and_what_comes_back_with_its_events(api: MailApi) -> None:
    mail = sent()

    [taken] = api.taken
    local_part = mail.message_id.strip("<>").partition("@")[0]
    assert (mail.state, mail.attempts) == ("sent", 1)
    assert header(taken, "Message-ID") == mail.message_id
    metadata = taken["Metadata"]["mail"] if "Metadata" in taken else taken["v:mail"]
    assert metadata == local_part


def test_postmark_is_asked_to_keep_our_message_id(settings: Settings) -> None:
    with MailApi("postmark") as api:
        use(settings, "postmark", api.url)
        sent()

    assert header(api.taken[0], "X-PM-KeepID") == "true"


@pytest.mark.parametrize(("provider", "pictures"), [("Postmark", ["<booklet@pictures>"]), ("Brevo", [])])
def test_pictures_travel_within_the_mail_where_the_provider_can(provider: str, pictures: list[str]) -> None:
    shown = '<p>Hello <img src="cid:booklet@pictures" alt="A jar"></p>'
    letter = Letter("a@shop.example", "ada@example.org", "Hello", "Hello", shown, "<1@shop.example>")

    email: Any = for_provider(letter, provider)

    assert [picture["Content-ID"] for picture in email.attachments] == pictures
    assert email.alternatives[0].content == (shown if pictures else "<p>Hello </p>")


def test_refused_recipient_is_never_written_to_again(api: MailApi) -> None:
    api.answers = ["refused"]
    mail = sent()

    assert (mail.state, [row.reason for row in Suppression.objects.all()]) == ("failed", ["bounced"])
    assert (much_later(mail), api.taken) == ("failed", [])


def test_refused_message_fails_but_the_mailbox_stays_good(api: MailApi) -> None:
    api.answers = ["unwanted"]
    mail = sent()

    assert (mail.state, Suppression.objects.count(), api.taken) == ("failed", 0, [])


@pytest.mark.parametrize("kind", [ORDER_MAIL, CARE_MAIL])
@pytest.mark.parametrize("status", [429, 500, 503])
def test_later_means_later(api: MailApi, kind: str, status: int) -> None:
    api.answers = [status]
    mail = sent(kind)

    assert (mail.state, mail.doubts, Circuit.objects.count()) == ("planned", 0, 0)
    assert (much_later(mail), len(api.taken)) == ("sent", 1)


@pytest.mark.parametrize("answer", ["hang", "reset", "gibberish", 502, 504])
@pytest.mark.parametrize(("kind", "end"), [(ORDER_MAIL, "sent"), (CARE_MAIL, "in doubt")])
def test_no_answer_that_can_be_read_is_a_doubt(
    api: MailApi, settings: Settings, kind: str, end: str, answer: int | str
) -> None:
    use(settings, api.provider, api.url, answer_seconds=0.4)
    api.answers = [answer]
    mail = sent(kind)

    assert (mail.state, mail.doubts) == ("in doubt", 1)
    assert much_later(mail) == end
    assert {header(taken, "Message-ID") for taken in api.taken} <= {mail.message_id}


@pytest.mark.parametrize("status", [401, 403, 404])
def test_bad_key_is_no_mails_fault(api: MailApi, status: int) -> None:
    api.answers = [status] * 3
    mails = [queue.plan(ORDER_MAIL, to="ada@example.org", key=str(number), now=NOON) for number in range(6)]
    run_due(NOON)

    attempts = sorted(Job.objects.values_list("attempts", flat=True))
    assert (attempts, Circuit.objects.get().failures) == ([0, 0, 0, 1, 1, 1], 3)
    run_due(LATER)
    assert set(Mail.objects.filter(pk__in=mails).values_list("state", flat=True)) == {"sent"}
    assert (len(api.taken), Circuit.objects.get().failures) == (6, 0)


@pytest.mark.parametrize("provider", ["postmark", "mailgun"])
def test_provider_that_is_not_there_leaves_the_mail_planned(settings: Settings, provider: str) -> None:
    use(settings, provider, "http://127.0.0.1:9/")
    mail = sent(CARE_MAIL)

    assert (mail.state, mail.doubts, Circuit.objects.get().failures) == ("planned", 0, 1)
    with MailApi(provider) as api:
        use(settings, provider, api.url)
        assert much_later(mail) == "sent"


def test_half_configured_provider_leaves_the_mail_planned(settings: Settings) -> None:
    settings.EMAIL_BACKEND, settings.ANYMAIL = "anymail.backends.postmark.EmailBackend", {}

    assert sent().state == "planned"
    assert Circuit.objects.get().failures == 1


def test_address_that_is_none_fails_at_once(api: MailApi) -> None:
    queue.plan(ORDER_MAIL, to="ada\r\nBcc: all@example.org", key="one", now=NOON)
    run_due(NOON)

    assert (Mail.objects.get().state, api.taken) == ("failed", [])
