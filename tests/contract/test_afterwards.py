"""Time, refunds and disputes: what happens to a payment later, by itself or by lever."""

from tests.contract.receiver import Receiver
from tests.contract.world import JAR, World
from tests.standins.stripe.levers import Levers

PENDING, FAILING = "pm_card_pendingRefund", "pm_card_refundFail"


def statuses(levers: Levers, plural: str) -> list[str]:
    return [found["status"] for found in levers.ledger()[plural]]


def refunded(levers: Levers) -> list[int]:
    return [charge["amount_refunded"] for charge in levers.ledger()["charges"]]


def test_a_session_expires_by_itself_and_tells(played: World, levers: Levers, receiver: Receiver) -> None:
    session = played.order()

    levers.advance(86_401)

    assert played.client.v1.checkout.sessions.retrieve(session.id).status == "expired"
    receiver.until(lambda: receiver.types() == ["checkout.session.expired"])


def test_the_background_tick_expires_without_being_asked(played: World, levers: Levers, receiver: Receiver) -> None:
    levers.hold()
    played.order(expires_at=levers.advance(0) + 1801)
    levers.advance(1800)
    levers.release()

    receiver.until(lambda: receiver.types() == ["checkout.session.expired"])


def test_an_expired_session_gives_up_its_intent(played: World, levers: Levers) -> None:
    session = played.order()
    levers.pay(session.id, "4000000000000002")

    played.client.v1.checkout.sessions.expire(session.id)

    assert statuses(levers, "payment_intents") == ["canceled"]


def test_a_pending_refund_settles_later(played: World, levers: Levers, receiver: Receiver) -> None:
    intent = played.charge(PENDING)
    refund = played.client.v1.refunds.create({"payment_intent": intent.id})

    levers.advance(31)

    assert played.client.v1.refunds.retrieve(refund.id).status == "succeeded"
    receiver.until(lambda: "refund.updated" in receiver.types())


def test_a_refund_can_fail_after_it_succeeded(played: World, levers: Levers, receiver: Receiver) -> None:
    intent = played.charge(FAILING)
    refund = played.client.v1.refunds.create({"payment_intent": intent.id, "amount": 400})
    assert refunded(levers) == [400]

    levers.fail_refund(refund.id)

    failed = played.client.v1.refunds.retrieve(refund.id)
    assert (failed.status, failed.failure_reason, refunded(levers)) == ("failed", "lost_or_stolen_card", [0])
    receiver.until(lambda: "refund.failed" in receiver.types())


def test_a_lever_that_was_quicker_leaves_the_timer_nothing(played: World, levers: Levers) -> None:
    refund = played.client.v1.refunds.create({"payment_intent": played.charge(PENDING).id})
    levers.settle_refund(refund.id)

    levers.advance(31)

    assert statuses(levers, "refunds") == ["succeeded"]


def test_a_refund_made_in_the_dashboard_is_told(played: World, levers: Levers, receiver: Receiver) -> None:
    intent = played.charge()

    refund = levers.refund(payment_intent=intent.id, amount=500)

    receiver.until(lambda: "refund.created" in receiver.types() and "charge.refunded" in receiver.types())
    listed = played.client.v1.refunds.list({"payment_intent": intent.id})
    assert [found.id for found in listed.data] == [refund["id"]]


def test_a_dispute_takes_the_money_and_winning_brings_it_back(
    played: World, levers: Levers, receiver: Receiver
) -> None:
    dispute = levers.dispute(str(played.charge().latest_charge))

    won = levers.decide(dispute["id"], won=True)

    moved = [entry["amount"] for entry in won["balance_transactions"]]
    assert (won["status"], moved) == ("won", [-JAR, JAR])
    receiver.until(lambda: len([name for name in receiver.types() if "dispute" in name]) == 4)
    assert {name for name in receiver.types() if "dispute" in name} == {
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.funds_reinstated",
        "charge.dispute.closed",
    }


def test_evidence_decides_a_dispute(played: World, levers: Levers) -> None:
    dispute = levers.dispute(str(played.charge().latest_charge))

    decided = played.client.v1.disputes.update(dispute["id"], {"evidence": {"uncategorized_text": "winning_evidence"}})

    assert decided.status == "won"


def test_the_books_add_up(played: World, levers: Levers) -> None:
    """Balance entries against charges, refunds and their failure, to the cent."""
    good, failing = played.charge(), played.charge(FAILING)
    played.client.v1.refunds.create({"payment_intent": good.id, "amount": 399})
    lost = played.client.v1.refunds.create({"payment_intent": failing.id})
    levers.fail_refund(lost.id)

    wanted = ["data.balance_transaction", "data.failure_balance_transaction"]
    refunds = played.client.v1.refunds.list({"expand": wanted}).data
    entries = [refund.to_dict().get(name.removeprefix("data.")) for refund in refunds for name in wanted]
    moved = sum(entry["amount"] for entry in entries if entry)

    assert moved == -399
    assert sum(refunded(levers)) == 399
