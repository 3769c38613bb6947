"""The two mails of the comments: the one whose button confirms a comment, and the one that tells of an answer."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlparse

from django.conf import settings

from content.comments.jobs import TIME_TO_CONFIRM
from content.comments.models import PageComment
from content.pages.models import Publication
from shop.mail.kinds import register
from shop.mail.links import absolute
from shop.mail.models import Mail, Suppression
from shop.mail.queue import plan
from shop.mail.suppression import why_not

CONFIRM: Final = "comment_confirm"
ANSWER: Final = "comment_answer"


def ask_to_confirm(comment: PageComment, *, now: datetime) -> int:
    """Plan the mail with the button, which is of no use after three days."""
    late = now + TIME_TO_CONFIRM
    payload = {"comment": comment.pk}
    key = f"{CONFIRM}:{comment.pk}"
    return plan(CONFIRM, to=comment.user_email, key=key, now=now, payload=payload, not_after=late)


def tell_those_above(answer: PageComment, *, now: datetime) -> None:
    """Plan one mail to each writer above this answer who wants to know, but to none about her own words."""
    told = {answer.author_hash}
    for above in _above(answer):
        if above.followup and above.user_email and above.author_hash not in told:
            told.add(above.author_hash)
            key = f"{ANSWER}:{answer.pk}:{above.pk}"
            plan(ANSWER, to=above.user_email, key=key, now=now, payload={"comment": answer.pk, "above": above.pk})


def _above(comment: PageComment) -> Iterator[PageComment]:
    while comment.parent_id != comment.pk:
        comment = PageComment.objects.get(pk=comment.parent_id)
        yield comment


def about_comment(mail: Mail) -> dict[str, Any]:
    comment = _comment(mail)
    return {
        "comment": comment,
        "title": _title(comment),
        "mine_url": absolute("comments:mine", comment.token),
        "days": TIME_TO_CONFIRM.days,
    }


def about_answer(mail: Mail) -> dict[str, Any]:
    comment, above = _comment(mail), _comment(mail, "above")
    return {
        "comment": comment,
        "above": above,
        "title": _title(comment),
        "answer_url": absolute("comments:one", comment.pk),
        "stop_url": absolute("comments:stop", above.token),
    }


def headers_of_answer(mail: Mail) -> dict[str, str]:
    """RFC 8058: the mail program's own unsubscribe button posts to this address.

    The List-Id stands here and not with the kind: who stopped the care notes still gets the answers she asked for.
    """
    host = urlparse(settings.SITE_URL).hostname
    return {
        "List-Id": f"Mindful Culture answers <answers.{host}>",
        "List-Unsubscribe": f"<{absolute('comments:stop', _comment(mail, 'above').token)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def confirmation_wanted(mail: Mail, now: datetime) -> str:
    comment = PageComment.objects.filter(pk=mail.payload["comment"]).first()
    if comment is None or comment.state != PageComment.State.UNCONFIRMED:
        return "the comment needs no confirmation any more"
    return _wants_no_mail(mail)


def answer_wanted(mail: Mail, now: datetime) -> str:
    answer = PageComment.objects.filter(pk=mail.payload["comment"], state=PageComment.State.PUBLIC).exists()
    above = PageComment.objects.filter(pk=mail.payload["above"], followup=True).exists()
    if not (answer and above):
        return "the answer is gone, or nobody wants to know of it any more"
    return _wants_no_mail(mail)


def _wants_no_mail(mail: Mail) -> str:
    """Anybody may type anybody's address: who called our mail spam, or was erased, gets none of these either."""
    reason = why_not(mail.to, stoppable=True)
    return "" if reason == Suppression.Reason.STOPPED.label else reason


def _comment(mail: Mail, which: str = "comment") -> PageComment:
    return PageComment.objects.select_related("page").get(pk=mail.payload[which])


def _title(comment: PageComment) -> str:
    newest = Publication.objects.filter(page=comment.page, revision__isnull=False).order_by("-starts_at", "-pk")
    found = newest.select_related("revision").first()
    return found.text.title if found else "our article"


register(CONFIRM, context=about_comment, at_most_once=False, still_wanted=confirmation_wanted)
register(ANSWER, context=about_answer, headers=headers_of_answer, at_most_once=True, still_wanted=answer_wanted)
