from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django.fixtures import Settings

from shop.mail.models import Mail
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from shop.payments import events, outage
from shop.payments.models import Event
from tests.factories import NOON
from tests.shop.payments.conftest import World, again, event_body, post, signature

SESSION = {"id": "cs_test_1", "object": "checkout.session"}


def completed(**more: Any) -> bytes:
    return event_body("checkout.session.completed", SESSION, NOON, **more)


def test_a_completed_session_settles_its_order_while_the_customer_waits(world: World) -> None:
    attempt = world.paid_at_stripe()

    answer = world.deliver("checkout.session.completed", {"id": attempt.session_id})

    assert (answer.status_code, again(attempt).order.status) == (200, "paid")
    assert Event.objects.get().handled_at == world.now


def test_the_same_event_again_changes_nothing(world: World) -> None:
    attempt = world.paid_at_stripe()

    for _ in range(2):
        world.deliver("checkout.session.completed", {"id": attempt.session_id})

    assert Event.objects.count() == 1
    assert Mail.objects.filter(kind="order_confirmation").count() == 1


def test_a_second_event_object_for_the_same_thing_changes_nothing(world: World) -> None:
    attempt = world.paid_at_stripe()

    world.deliver("checkout.session.completed", {"id": attempt.session_id})
    world.deliver("checkout.session.completed", {"id": attempt.session_id}, id="evt_another")

    assert Event.objects.filter(handled_at__isnull=False).count() == 2
    assert Mail.objects.filter(kind="order_confirmation").count() == 1


def test_an_event_is_not_believed_but_stripe_is_asked(world: World) -> None:
    attempt = world.opened()
    claim = {"id": attempt.session_id, "status": "complete", "payment_status": "paid"}

    world.deliver("checkout.session.completed", claim)

    assert again(attempt).order.status == "awaiting payment"


def test_while_stripe_is_down_the_event_is_kept_for_the_worker(world: World) -> None:
    attempt = world.paid_at_stripe()
    world.levers.rule("error_500", path="/v1/checkout/sessions/*")
    answer = world.deliver("checkout.session.completed", {"id": attempt.session_id})
    assert (answer.status_code, again(attempt).state) == (200, "open")
    world.levers.clear_rules()

    run_due(world.clock.move(minutes=1), limit=10)

    assert again(attempt).order.status == "paid"


def test_while_stripe_is_known_to_be_down_the_webhook_waits_for_nothing(world: World) -> None:
    attempt = world.paid_at_stripe()
    outage.begin()

    answer = world.deliver("checkout.session.completed", {"id": attempt.session_id})

    assert (answer.status_code, again(attempt).state) == (200, "open")
    run_due(world.clock.move(seconds=31), limit=20)
    assert again(attempt).state == "paid"


def test_an_unknown_session_is_answered_and_noted(world: World) -> None:
    answer = world.deliver("checkout.session.completed", {"id": "cs_test_foreign"})

    assert answer.status_code == 200
    assert Event.objects.get().error != ""


def test_a_decline_is_counted_once(world: World) -> None:
    attempt = world.opened()
    subject = {"id": "pi_1", "metadata": {"order": attempt.order.token}}

    for _ in range(2):
        world.deliver("payment_intent.payment_failed", subject)
        run_due(world.now, limit=10)

    assert (again(attempt).declines, again(attempt).order.status) == (1, "awaiting payment")


def test_many_declines_alert_the_owner_once(world: World) -> None:
    for number in range(7):
        world.deliver("payment_intent.payment_failed", {"id": f"pi_{number}"})
    run_due(world.now, limit=20)

    assert Mail.objects.filter(kind="staff_alert").count() == 1


@pytest.mark.django_db
class TestRefused:
    """What writes no row and changes nothing."""

    def test_without_signature(self, client: Client) -> None:
        answer = client.post("/stripe/webhook/", completed(), content_type="application/json")

        assert (answer.status_code, Event.objects.count()) == (400, 0)

    def test_forged(self, client: Client, clock: Any) -> None:
        answer = post(client, completed(), at=NOON, secret="whsec_somebody_elses")

        assert (answer.status_code, Event.objects.count()) == (400, 0)

    def test_tampered(self, client: Client, clock: Any) -> None:
        body = completed()
        headers = {"Stripe-Signature": signature(body, NOON)}

        answer = client.post("/stripe/webhook/", body + b" ", content_type="application/json", headers=headers)

        assert (answer.status_code, Event.objects.count()) == (400, 0)

    def test_stale(self, client: Client, clock: Any) -> None:
        answer = post(client, completed(), at=NOON - timedelta(seconds=301))

        assert (answer.status_code, Event.objects.count()) == (400, 0)

    @pytest.mark.parametrize("header", ["", "nonsense", "t=,v1=", "t=abc,v1=def", "v1=x", "t=1"])
    def test_with_a_broken_header(self, client: Client, header: str) -> None:
        headers = {"Stripe-Signature": header}

        answer = client.post("/stripe/webhook/", completed(), content_type="application/json", headers=headers)

        assert (answer.status_code, Event.objects.count()) == (400, 0)

    @pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"id": 1}', b"{" * 1000])
    def test_signed_nonsense(self, client: Client, clock: Any, body: bytes) -> None:
        headers = {"Stripe-Signature": _signed(body)}

        answer = client.post("/stripe/webhook/", body, content_type="application/json", headers=headers)

        assert (answer.status_code, Event.objects.count()) == (400, 0)

    def test_ten_megabytes(self, client: Client, clock: Any) -> None:
        answer = post(client, b"x" * 10 * 1024 * 1024, at=NOON)

        assert (answer.status_code, Event.objects.count()) == (413, 0)

    def test_by_get(self, client: Client) -> None:
        assert client.get("/stripe/webhook/").status_code == 405

    def test_of_an_unknown_type_is_answered_and_dropped(self, client: Client, clock: Any) -> None:
        answer = post(client, event_body("customer.created", {"id": "cus_1"}, NOON), at=NOON)

        assert (answer.status_code, answer.content, Event.objects.count()) == (200, b"dropped", 0)

    def test_of_the_other_mode_is_answered_and_dropped(self, client: Client, clock: Any) -> None:
        answer = post(client, completed(livemode=True), at=NOON)

        assert (answer.status_code, answer.content, Event.objects.count()) == (200, b"dropped", 0)


def _signed(body: bytes) -> str:
    try:
        return signature(body, NOON)
    except UnicodeDecodeError:
        return "t=1,v1=0"


@pytest.mark.django_db
def test_either_of_two_secrets_is_good_while_one_is_rolled(client: Client, clock: Any, settings: Settings) -> None:
    settings.STRIPE_WEBHOOK_SECRETS = ["whsec_new", "whsec_old"]
    body = event_body("refund.created", {"id": "re_1"}, NOON)

    answers = [post(client, body, at=NOON, secret=secret).status_code for secret in ("whsec_old", "whsec_new")]

    assert (answers, Event.objects.count()) == ([200, 200], 1)


@pytest.mark.django_db
def test_a_busy_database_asks_stripe_to_come_again(client: Client, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(events, "receive", busy)

    answer = post(client, completed(), at=NOON)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")


@pytest.mark.django_db
def test_what_an_event_says_about_people_is_not_stored(client: Client, clock: Any) -> None:
    subject = {"id": "re_1", "payment_intent": "pi_1", "billing_details": {"email": "ada@example.org"}}

    post(client, event_body("refund.created", subject, NOON), at=NOON)

    assert Event.objects.get().payload == {"payment_intent": "pi_1"}
    assert Job.objects.get().kind == "payments.event"
