"""The Celery app; the beat schedule is the shop's timetable."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

TRANSPORT_ALIASES["filesystem"] = "shop.outbox.folder:Transport"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")

app = Celery("shop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Plain intervals, no crontab: a clock change can neither double nor skip a tick. `expires` keeps ticks from
# piling up while the worker is down. Everything else that is due waits in the outbox as a row.
app.conf.beat_schedule = {
    "sweep the outbox": {
        "task": "shop.outbox.tasks.sweep",
        "schedule": 3.0,
        "options": {"expires": 3.0},
    },
    "plan what the care programme has due": {
        "task": "shop.care.tasks.sweep",
        "schedule": 60.0,
        "options": {"expires": 60.0},
    },
    "compare our books with Stripe's": {
        "task": "shop.payments.tasks.reconcile",
        "schedule": 300.0,
        "options": {"expires": 300.0},
    },
}
