"""No link that earns something gets past the gate unmarked."""

import pytest

from content.pages import gate, publishing
from content.pages.models import Page, Publication
from tests.content.links.linking import link, marked
from tests.factories import NOON
from tests.writing import written

pytestmark = pytest.mark.django_db


def absolute(body: str) -> list[str]:
    page = written(f"text-{Page.objects.count()}", body=body)
    return [each.code for each in gate.complaints_about(page, page.draft, now=NOON) if each.absolute]


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="https://www.amazon.com/dp/B0?tag=mindful-20">A strainer</a></p>',
        '<p><a href="https://amzn.to/3x">A strainer</a></p>',
        '<p><a href="//amzn.to/3x">A strainer</a></p>',
        '<div data-block="callout" data-tone="tip"><ul><li><a href="https://amzn.to/3x">A strainer</a></li></ul></div>',
        "<p>Look at amzn.to/3x for one.</p>",
        "<p>Look at https://www.amazon.com/dp/B0?tag=mindful-20, please.</p>",
    ],
)
def test_raw_link_that_earns_can_not_be_published(body: str) -> None:
    assert absolute(body) == ["raw-affiliate-link"]


def test_no_reason_helps_against_it() -> None:
    page = written(body='<p><a href="https://amzn.to/3x">A strainer</a></p>')

    with pytest.raises(publishing.Stopped) as stopped:
        publishing.publish(page, reason="I want it.", by=None, now=NOON)

    assert stopped.value.can_be_signed_off is False
    assert Publication.objects.count() == 0


def test_raw_link_to_a_shop_that_pays_can_not_be_published() -> None:
    body = '<p><a href="https://www.pays.example/other">Another thing</a></p>'
    before = absolute(body)
    link()

    assert (before, absolute(body)) == ([], ["raw-affiliate-link"])


def test_marked_link_passes() -> None:
    link()

    assert absolute(f"<p>Buy {marked()}.</p>") == []


def test_other_link_within_marked_words_can_not_be_published() -> None:
    link()

    words = 'a <a href="https://example.org/">strainer</a>'

    assert absolute(f"<p>{marked(words=words)}</p>") == ["link-in-affiliate-link"]


def test_marked_link_that_is_gone_can_not_be_published() -> None:
    assert absolute(f"<p>{marked()}</p>") == ["block"]


def test_ordinary_words_with_dots_are_no_links() -> None:
    assert absolute("<p>Wait 1.5 hours, e.g. until noon. Then strain/stir. See example.org/kefir.</p>") == []
