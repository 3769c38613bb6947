"""Looks at all affiliate links and writes down how they are."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

from content.links.door import Answer, look
from content.links.models import AffiliateLink

Clock = Callable[[], datetime]


def check(*, at_once: int, timeout: float, clock: Clock) -> list[AffiliateLink]:
    """Look at every link that is not a demo, and keep each answer as it comes; returns the links as they are now.

    Must not be called within a transaction: the answers may take minutes.
    """
    links = list(AffiliateLink.objects.filter(is_demo=False))
    with ThreadPoolExecutor(max_workers=at_once) as threads:
        answers = threads.map(partial(look, timeout=timeout), [link.url for link in links])
        for link, answer in zip(links, answers, strict=True):
            _keep(link, answer, clock())
    return list(AffiliateLink.objects.filter(pk__in=[link.pk for link in links]))


def _keep(link: AffiliateLink, answer: Answer, now: datetime) -> None:
    """An answer about an address that was changed meanwhile is worth nothing."""
    same = AffiliateLink.objects.filter(pk=link.pk, url=link.url)
    same.update(checked_at=now, last_status=answer.status, failure=answer.failure)
