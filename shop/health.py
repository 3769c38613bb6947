"""Answers for monitors: /healthz says that the process lives, /readyz what it needs and how that is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from kombu.exceptions import OperationalError as BrokerError

from shop.celery import app
from shop.outbox.models import Heartbeat, Job
from shop.payments.models import Event

HEARTBEAT_AT_MOST = timedelta(minutes=2)  # beat sweeps every few seconds; a mail may hold the worker for a minute
OLDEST_DUE_AT_MOST = timedelta(minutes=10)


@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 if everything is well, else 503; names and ages only, no data."""
    now = timezone.now()
    findings = {name: _ask(question, now) for name, question in QUESTIONS.items()}
    well = all(finding["ok"] for finding in findings.values())
    return JsonResponse({"ok": well} | findings, status=200 if well else 503)


def _ask(question: Callable[[datetime], dict[str, Any]], now: datetime) -> dict[str, Any]:
    try:
        return question(now)
    except (DatabaseError, BrokerError, OSError) as error:
        return {"ok": False, "error": type(error).__name__}


def _database(now: datetime) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"ok": True, "vendor": connection.vendor}


def _broker(now: datetime) -> dict[str, Any]:
    with app.connection_for_write(connect_timeout=2) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
    return {"ok": True, "transport": broker.transport_cls}


def _worker(now: datetime) -> dict[str, Any]:
    last = Heartbeat.objects.order_by("-at").values_list("at", flat=True).first()
    age = now - last if last else None
    return {"ok": age is not None and age <= HEARTBEAT_AT_MOST, "seconds_since_heartbeat": _seconds(age)}


def _outbox(now: datetime) -> dict[str, Any]:
    oldest = Job.objects.filter(state=Job.State.WAITING, due_at__lte=now).order_by("due_at").first()
    age = now - oldest.due_at if oldest else timedelta()
    return {"ok": age <= OLDEST_DUE_AT_MOST, "seconds_oldest_due": _seconds(age)}


def _webhook(now: datetime) -> dict[str, Any]:
    """For information: a quiet day has no webhook, so its age alone is no fault."""
    last = Event.objects.order_by("-received_at").values_list("received_at", flat=True).first()
    return {"ok": True, "seconds_since_last": _seconds(now - last if last else None)}


def _seconds(age: timedelta | None) -> int | None:
    return None if age is None else int(age.total_seconds())


QUESTIONS = {
    "database": _database,
    "broker": _broker,
    "worker": _worker,
    "outbox": _outbox,
    "webhook": _webhook,
}
