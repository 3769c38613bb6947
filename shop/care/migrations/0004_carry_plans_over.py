"""Plans from before jars had codes: each gets its code, its break and its notes; what was planned is planned anew."""

from django.db import migrations
from django.utils import timezone

import shop.care.models


def carry_over(apps, schema_editor):
    Plan = apps.get_model("care", "CarePlan")
    for plan in Plan.objects.select_related("order"):
        plan.code = shop.care.models.new_code()
        plan.confirmed_at = plan.created_at
        plan.arrival_from = ("collected" if plan.order.pickup_place_id else "estimated") if plan.arrival else ""
        if plan.state == "paused" and plan.paused_at and plan.arrival:
            day = max(plan.paused_at.date(), plan.arrival)
            apps.get_model("care", "Rest").objects.create(plan=plan, start=day)
        if plan.state in ("running", "paused"):
            plan.next_at = timezone.now()
        plan.save()
        _notes(apps, plan)


def _notes(apps, plan):
    Mail = apps.get_model("mail", "Mail")
    Note = apps.get_model("care", "Note")
    mails = Mail.objects.filter(key__startswith=f"care:{plan.pk}:")
    planned = list(mails.filter(state="planned"))
    for mail in mails.exclude(state__in=("planned", "skipped")).order_by("pk"):
        defaults = {"mail": mail, "day": (mail.handed_over_at or mail.due_at).date()}
        Note.objects.get_or_create(plan=plan, step=mail.payload["step"], cycle="1", defaults=defaults)
    Mail.objects.filter(pk__in=[mail.pk for mail in planned]).update(state="skipped", error="planned anew, jar by jar")
    jobs = apps.get_model("outbox", "Job").objects.filter(key__in=[f"mail:{mail.pk}" for mail in planned])
    jobs.filter(state="waiting").update(state="cancelled", finished_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ("care", "0003_jars_and_programmes"),
        ("outbox", "0001_initial"),
    ]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop, elidable=True)]
