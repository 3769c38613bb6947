"""Two people open one jar's code at the same moment; with the guard or without."""

from functools import partial
from typing import Any

from django.test import Client
from django.urls import get_resolver

from shop.care.keeper import claiming
from shop.care.keeper.sharing import counter_jars
from shop.care.models import CarePlan
from shop.mail.models import Mail
from tests.concurrency.forks import FORK, PATIENCE, at_once, put, take_the_lock_from

assert get_resolver().url_patterns  # looked at now, and not once more in each process
TOO_LATE = "Somebody has opened this jar before you."


def rush(guards: str) -> dict[str, Any]:
    """Both have seen the jar free before either takes it; without the lock, both have looked once more as well."""
    [jar] = counter_jars(1)
    meeting, real, looked = FORK.Barrier(2), claiming.standing, 0

    def standing(plan: CarePlan) -> claiming.Standing:
        nonlocal looked
        found, looked = real(plan), looked + 1
        if looked == 1 or guards == "nothing":
            meeting.wait(PATIENCE)
        return found

    def open_it(email: str) -> list[Any]:
        put(claiming, standing=standing)
        if guards == "nothing":
            take_the_lock_from(claiming)
        typed = {"how": "mail", "email": email, "time_zone": "America/New_York", "begins": "today"}
        page = Client(SERVER_NAME="localhost", REMOTE_ADDR=f"2001:db8::{jar.pk:x}").post(f"/jar/{jar.code}/", typed)
        return [page.status_code, page.headers.get("Location", ""), page.content.decode().count(TOO_LATE)]

    people = [f"{name}-{jar.code}@example.org" for name in ("bea", "cy")]
    ended = at_once(*[partial(open_it, email) for email in people])
    jar.refresh_from_db()
    told = {email: one.said for email, one in zip(people, ended, strict=True)}
    return {"told": told, "keeper": jar.to, "page": f"/care/{jar.token}/", "asked": _asked(people)}


def _asked(people: list[str]) -> list[str]:
    return list(Mail.objects.filter(kind="care_confirm", to__in=people).values_list("to", flat=True))
