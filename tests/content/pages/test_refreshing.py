"""What a text looked up when it was saved is looked up again when it changes."""

import pytest

from content.blocks.compiling import COMPILER
from content.pages.models import PageImage, Revision
from content.pages.refreshing import refresh
from tests.factories import NOON
from tests.writing import live, published, rewrite

pytestmark = pytest.mark.django_db


def picture(alt: str) -> PageImage:
    return PageImage.objects.create(alt=alt, uploaded_at=NOON, original="pictures/a.jpg", width=10, height=10)


def block(image: PageImage) -> str:
    return f'<div data-block="picture" data-picture="{image.pk}"></div>'


def alt_of(revision: Revision) -> str:
    return revision.blocks[0].attrs["alt"]


def test_public_text_follows_a_changed_row() -> None:
    image, other = picture("A jar"), picture("A spoon")
    page, bystander = published(body=block(image)), published("other", body=block(other))
    PageImage.objects.filter(pk=image.pk).update(alt="A full jar")
    PageImage.objects.filter(pk=other.pk).update(alt="Never asked for")

    count = refresh(block="picture", picture=str(image.pk), now=NOON)

    shown = [alt_of(each.text) for each in (live(page, NOON), live(bystander, NOON)) if each]
    assert (count, shown) == (1, ["A full jar", "A spoon"])


def test_words_of_a_revision_stay_as_they_were() -> None:
    image = picture("A jar")
    page = published(body=block(image))
    rewrite(page, body="<p>Other words.</p>")

    refresh(block="picture", picture=str(image.pk), now=NOON)

    assert Revision.objects.get().body == block(image)


def test_text_of_an_older_compiler_is_compiled_when_it_is_shown() -> None:
    revision = Revision.objects.get(page=published(body="<h2>A</h2><p>b c</p>"))
    Revision.objects.update(compiled={}, compiler=COMPILER - 1)

    again = Revision.objects.get(pk=revision.pk)

    assert ([heading.anchor for heading in again.headings], again.word_count) == (["a"], 3)
