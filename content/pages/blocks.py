"""Blocks that belong to no other app: a remark, a mindful practice, a picture."""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from content.blocks.registry import Attr, Attrs, Choice, Context, Shape, block
from content.pages.models import PageImage
from content.pages.pictures import frozen_picture, thawed_picture

TONES = (("note", "Good to know"), ("tip", "A tip"), ("warning", "Please take care"))


def tones() -> list[Choice]:
    return list(TONES)


def pictures() -> list[Choice]:
    """Every picture that was uploaded, by its number."""
    return [(str(image.pk), image.alt) for image in PageImage.objects.all()]


@block(
    "callout",
    label="Remark in a box",
    shape=Shape.BOX,
    attrs=[Attr("tone", "Kind", choices=tones, default="note"), Attr("title", "Heading", required=False)],
)
def callout(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    title = attrs.get("title") or dict(TONES)[attrs["tone"]]
    return format_html(
        '<aside class="callout callout-{}"><p class="callout-title">{}</p>{}</aside>', attrs["tone"], title, inner
    )


@block(
    "practice",
    label="Mindful practice",
    shape=Shape.BOX,
    attrs=[
        Attr("title", "Name"),
        Attr("minutes", "Minutes", required=False, help="How long it takes, as a number."),
        Attr("credit", "Where it comes from", required=False, help="The teacher or the study, in a few words."),
    ],
    help="Something to do while the kefir makes itself.",
)
def practice(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    return render_to_string("content/blocks/practice.html", {"attrs": attrs, "inner": inner})


@block(
    "picture",
    label="Picture",
    shape=Shape.CARD,
    attrs=[Attr("picture", "Picture", choices=pictures), Attr("caption", "Caption", required=False)],
    freeze=frozen_picture,
)
def picture(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    if "columns" not in attrs:  # deleted since: saving the text again will say so
        return mark_safe("")
    return render_to_string("content/blocks/picture.html", {"picture": thawed_picture(attrs), "words": attrs})
