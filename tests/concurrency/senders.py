"""Two workers that send the same care mails; with a guard or without.

Two guards keep a mail from leaving twice: the claim on its outbox row, and its own state, which one step moves on.
"""

from typing import Any

from shop.care import sweeping
from shop.mail import transitions
from shop.mail.models import Mail
from shop.outbox import claim
from shop.outbox import sweep as outbox
from shop.outbox.models import Job
from tests.concurrency.forks import FORK, PATIENCE, alone, at_once, put
from tests.concurrency.sweepers import NOW, forget_other_scenes, lay_out, names

PEOPLE = 8


def together(guards: str) -> dict[str, Any]:
    """Without the claim both have every row in hand; without the state too, every mail as it was before either."""
    meeting = FORK.Barrier(2)

    def seen_by_both(*, now: Any, limit: int, lease_of: Any) -> list[Job]:
        found = list(Job.objects.waiting(now)[:limit])
        meeting.wait(PATIENCE)
        return found

    def passed_by_anybody(mail: Mail, **given: Any) -> bool:
        if "claim" not in guards and not passed:
            meeting.wait(PATIENCE)
        passed.append(mail)
        mail.state = Mail.State.HANDING_OVER
        mail.save(update_fields=["state"])
        if taken := given.get("taken"):  # the mail before, which the same step writes down
            transitions.sent(taken.mail, now=taken.at)
        return True

    def work() -> int:
        if "claim" not in guards:
            put(outbox, claim_waiting=seen_by_both)
            put(claim, is_mine=lambda job, **given: True)
        if "state" not in guards:
            put(transitions, hand_over=passed_by_anybody)
        return outbox.run_due(NOW, limit=PEOPLE)

    passed: list[Mail] = []
    people = names(f"sent with {guards}", PEOPLE)
    forget_other_scenes()
    lay_out(people)
    alone(lambda: sweeping.sweep(lambda: NOW))
    ended = at_once(work, work)
    states = Mail.objects.filter(to__in=people).values_list("state", flat=True)
    return {"codes": [one.code for one in ended], "people": people, "states": sorted(set(states))}
