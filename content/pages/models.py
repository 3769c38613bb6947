"""Pages that the owner writes. A page is an address and its history; what readers see is a publication."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from content.blocks.compiling import COMPILER, Heading, Instance, compile_text
from shop.pictures.models import StoredPicture


class PageImage(StoredPicture):
    """A picture that texts may show; the file was written by us from what was uploaded."""

    alt = models.CharField(
        "what it shows", max_length=250, help_text="For readers who can't see it: one plain sentence, no “picture of”."
    )
    credit = models.CharField(max_length=120, blank=True, help_text="Who made it, if it must be said.")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "picture"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.alt


class Wording(models.Model):
    """What a page says; a draft and a revision have the same fields."""

    title = models.CharField(max_length=150)
    summary = models.TextField(max_length=400, blank=True, help_text="Two sentences below the title and in lists.")
    body = models.TextField(blank=True)
    search_title = models.CharField(max_length=70, blank=True, help_text="For search engines; else the title.")
    search_description = models.CharField(
        max_length=160, blank=True, help_text="What search engines show below it; else the summary."
    )
    picture = models.ForeignKey(PageImage, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    WORDS: ClassVar = ("title", "summary", "body", "search_title", "search_description", "picture_id")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def words(self) -> dict[str, Any]:
        """The fields of the wording, to be given to another row."""
        return {name: getattr(self, name) for name in self.WORDS}

    def same_words(self, other: "Wording") -> bool:
        return self.words() == other.words()


class PageQuerySet(models.QuerySet["Page"]):
    def due(self, today: date) -> "PageQuerySet":
        """Pages that should have been reviewed by now, the longest waiting first."""
        return self.filter(review_by__lte=today).order_by("review_by", "slug")


class Page(models.Model):
    """An address. `published_at` is when it first was, or will be, public; readers see `Publication.objects.live`."""

    class Kind(models.TextChoices):
        ARTICLE = "article", "article"
        GUIDE = "guide", "guide or policy page"
        FAQ = "faq", "list of questions"
        QUESTION = "question", "question and its answer"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    slug = models.SlugField("address", max_length=80, unique=True, help_text="Small letters, digits and dashes.")
    author = models.CharField(max_length=120, help_text="Who stands below the title.")
    last_reviewed = models.DateField(null=True, blank=True, help_text="When somebody last checked that it is right.")
    review_by = models.DateField(null=True, blank=True, help_text="When it should be checked again.")
    position = models.PositiveIntegerField(default=0, help_text="Its place among the questions; the least comes first.")
    takes_comments = models.BooleanField(
        "readers may comment", default=True, help_text="Else what was said stays, and nobody adds to it but you."
    )
    related = models.ManyToManyField("self", symmetrical=False, blank=True, help_text="Pages offered at its end.")
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField()

    objects: ClassVar[PageQuerySet] = PageQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["kind", "position", "slug"]
        permissions = [("publish_page", "Can publish pages and take them off")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="faq"), name="content_pages_one_list_of_questions"
            )
        ]

    def __str__(self) -> str:
        return f"/{self.slug}/"

    def get_absolute_url(self) -> str:
        return address_of(self.kind, self.slug)


def address_of(kind: str, slug: str) -> str:
    """Where a page of this kind answers."""
    if kind == Page.Kind.FAQ:
        return reverse("pages:faq")
    return reverse("pages:question" if kind == Page.Kind.QUESTION else "pages:page", args=[slug])


class Draft(Wording):
    """The one text of a page that is being worked on. `version` counts its changes: who saves an old one is told."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")


class Revision(Wording):
    """A text as it was kept; its words never change. `compiled` is made of them and may be made anew."""

    class Origin(models.TextChoices):
        KEPT = "kept", "kept"
        PUBLISHED = "published", "published"
        CONFLICT = "conflict", "saved over somebody else's changes"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.KEPT)
    note = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_by_name = models.CharField(max_length=150, blank=True)  # stays when the login goes
    compiled = models.JSONField(editable=False, default=dict)
    compiler = models.PositiveIntegerField(editable=False, default=0)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="content_pages_one_revision_per_number")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("a revision never changes")
        self.compiled, self.compiler = compile_text(self.body).stored(), COMPILER
        super().save(*args, **kwargs)

    def ready(self) -> dict[str, Any]:
        """The compiled text; compiled now if it was stored by another version of the compiler."""
        return self.compiled if self.compiler == COMPILER else compile_text(self.body).stored()

    @property
    def headings(self) -> list[Heading]:
        return [Heading(**each) for each in self.ready()["headings"]]

    @property
    def blocks(self) -> list[Instance]:
        return [Instance(**each) for each in self.ready()["blocks"]]

    @property
    def word_count(self) -> int:
        return int(self.ready()["words"])


class PublicationQuerySet(models.QuerySet["Publication"]):
    def live(self, now: datetime) -> "PublicationQuerySet":
        """What readers see at `now`, one for each public page, with its page and revision in the same query."""
        begun = self.filter(starts_at__lte=now, withdrawn_at=None, revision__isnull=False)
        lasting = begun.filter(Q(ends_at=None) | Q(ends_at__gt=now))
        return lasting.select_related("page", "revision", "revision__picture")

    def planned(self, now: datetime) -> "PublicationQuerySet":
        """What will begin later and was not called off."""
        return self.filter(starts_at__gt=now, withdrawn_at=None).order_by("starts_at", "pk")

    def newest_first(self) -> "PublicationQuerySet":
        return self.order_by(F("page__published_at").desc(), "-pk")


class Publication(models.Model):
    """From `starts_at` on readers see this revision, or no page at all if there is none, until a later one begins.

    `ends_at` is when the next one that was not withdrawn begins; content.pages.publishing keeps it up. `complaints` are
    what the checks said, `reason` why the owner published all the same.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="publications")
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.RESTRICT, related_name="publications"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True, editable=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_by_name = models.CharField(max_length=150, blank=True)
    complaints = models.JSONField(default=list)
    complaint_count = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[PublicationQuerySet] = PublicationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["page", "-starts_at"], name="content_pages_newest")]
        constraints = [
            models.CheckConstraint(
                name="content_pages_complaints_need_a_reason", condition=Q(complaint_count=0) | ~Q(reason="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.page} from {self.starts_at:%c}"

    @property
    def text(self) -> Revision:
        """The revision, of a publication that has one: all that are live do."""
        if self.revision is None:
            raise Revision.DoesNotExist("the page is taken off")
        return self.revision


class SlugRedirect(models.Model):
    """An address that a page had; it leads to where the page is now."""

    old_path = models.CharField(max_length=120, unique=True)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="old_addresses")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.old_path
