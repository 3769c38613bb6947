"""Comments of readers. Threads are the library's; who sees a comment is decided by its `state` alone."""

import secrets
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.safestring import SafeString
from django_comments_xtd.models import XtdComment

from content.comments.text import as_html
from content.pages.models import Page
from shop.pictures.models import StoredPicture


def new_token() -> str:
    """128 bits: whoever has the link from the mail wrote the comment."""
    return secrets.token_urlsafe(16)


class CommentQuerySet(models.QuerySet["PageComment"]):
    def once_shown(self, page: Page) -> "CommentQuerySet":
        """What readers of a page see, or saw once and may still have answered, in the order of the threads."""
        shown: CommentQuerySet = self.filter(page=page, shown_at__isnull=False).order_by("thread_id", "order")
        return shown

    def for_the_owner(self) -> "CommentQuerySet":
        """What waits for her: confirmed and not looked at, or reported by a reader."""
        waiting = (PageComment.State.WAITING, PageComment.State.REPORTED)
        reported = self.filter(state=PageComment.State.PUBLIC, reports__isnull=False).values("pk")
        found: CommentQuerySet = self.filter(Q(state__in=waiting) | Q(pk__in=reported))
        return found

    def with_reports(self) -> "CommentQuerySet":
        counted: CommentQuerySet = self.annotate(report_count=Count("reports"))
        return counted


class PageComment(XtdComment):
    """A comment on an article.

    unconfirmed -> waiting     its writer pressed the button that her mail leads to
    unconfirmed -> spam        so did somebody whose comments are spam
    unconfirmed -> (no row)    nobody did within three days
    waiting, reported, hidden, spam -> public    the owner approved it
    public -> reported         several readers reported it: not shown until the owner has looked
    all but unconfirmed, deleted -> hidden, spam    the owner took it off
    any -> deleted             its words, name and photograph are gone; the row holds the answers to it together

    `is_public` and `is_removed` say the same in the library's words. Rows change by guarded updates, never by `save`:
    the library would publish all answers along with a comment.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed"
        WAITING = "waiting"
        PUBLIC = "public"
        REPORTED = "reported"
        HIDDEN = "hidden"
        SPAM = "spam"
        DELETED = "deleted"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="comments")
    state = models.CharField(max_length=12, choices=State.choices, default=State.UNCONFIRMED)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    author_hash = models.CharField(max_length=64, blank=True, help_text="A keyed hash of the e-mail address.")
    is_from_us = models.BooleanField(default=False, help_text="Written by the owner, in the dashboard.")
    shown_at = models.DateTimeField(null=True, help_text="When readers first saw it.")
    changed_at = models.DateTimeField(help_text="When readers last saw it come, change or go.")

    objects: ClassVar[CommentQuerySet] = CommentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "comment"
        indexes = [
            models.Index(fields=["page", "shown_at"], name="content_comments_shown"),
            models.Index(fields=["author_hash"], name="content_comments_author"),
            models.Index(fields=["state"], name="content_comments_state"),
        ]
        constraints = [
            models.CheckConstraint(
                name="content_comments_public_was_shown", condition=~Q(state="public") | Q(shown_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.page} ({self.state})"

    def as_html(self) -> SafeString:
        """Its words, for a page."""
        return as_html(self.comment)

    def get_absolute_url(self, anchor_pattern: str = "") -> str:
        """Where it is found, on whichever page of the comments."""
        return reverse("comments:one", args=[self.pk])


class CommentPhoto(StoredPicture):
    """A photograph that came with a comment; the file was written by us from what was uploaded."""

    comment = models.OneToOneField(PageComment, on_delete=models.CASCADE, related_name="photo")

    def __str__(self) -> str:
        return f"photograph of {self.comment}"

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """The file goes with the row."""
        self.remove_files()
        return super().delete(*args, **kwargs)


class Report(models.Model):
    """A reader who found that a comment should not stand there; `client` is a keyed hash of her network address."""

    comment = models.ForeignKey(PageComment, on_delete=models.CASCADE, related_name="reports")
    client = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "client"], name="content_comments_one_report_each")]

    def __str__(self) -> str:
        return f"report of {self.comment}"
