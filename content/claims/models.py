"""The register: what we say about kefir, what it rests on, and who answers for it."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q


class Source(models.Model):
    """A paper, a rule or a table. `was_read` tells whether somebody of ours has read it, not only about it."""

    key = models.SlugField(max_length=60, unique=True, help_text="Author and year: hertzler-2003.")
    authors = models.CharField(max_length=250)
    title = models.CharField(max_length=300, blank=True)
    journal = models.CharField(max_length=200, help_text="With volume and pages, if there are any.")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    doi = models.CharField(
        "DOI",
        max_length=120,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+$", "A DOI begins with 10. and has a slash: 10.1053/jada.2003.1")],
        help_text="Only the number, without https://doi.org/.",
    )
    url = models.CharField(
        "address",
        max_length=300,
        blank=True,
        validators=[URLValidator(["https", "http"])],
        help_text="With https://, and only if it has no DOI.",
    )
    was_read = models.BooleanField("we have read it", default=False, help_text="At least its abstract, not an account.")
    checked_on = models.DateField("last checked", null=True, blank=True)

    class Meta:
        ordering = ["authors", "year"]

    def __str__(self) -> str:
        return f"{self.authors} {self.year or ''}".strip()

    @property
    def link(self) -> str:
        """Where a reader finds it; empty if we know no address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


class ClaimQuerySet(models.QuerySet["Claim"]):
    def overdue(self, today: date) -> "ClaimQuerySet":
        """Claims that should have been checked again by now, the longest waiting first."""
        return self.filter(recheck_on__lte=today).order_by("recheck_on", "slug")

    def unsigned(self) -> "ClaimQuerySet":
        """Claims about a disease that wait for the owner's own yes."""
        return self.filter(disease=Claim.Disease.YES, signed_at=None)

    def resting(self) -> "ClaimQuerySet":
        """With findings and their sources, in three queries."""
        return self.prefetch_related("findings__source")


class Claim(models.Model):
    """One statement of ours. Whatever changes in what it says or rests on takes the owner's signature off it."""

    class Grade(models.TextChoices):
        A = "A", "A: trials in people agree, or it is plain fact"
        B = "B", "B: some evidence in people"
        C = "C", "C: laboratory, animals or kitchen experience only"
        D = "D", "D: contradicted or unsupported"

    class Disease(models.TextChoices):
        NO = "no", "no"
        IMPLIED = "implied", "implied"
        YES = "yes", "yes"

    class Use(models.TextChoices):
        ANYWHERE = "anywhere", "anywhere"
        READING = "reading", "only on a page without a jar to buy"

    slug = models.SlugField(max_length=60, unique=True, help_text="What texts call it; it stays as it is.")
    heard = models.CharField("as it is often said", max_length=200)
    wording = models.TextField("what we say", max_length=500)
    grade = models.CharField(
        "evidence for what is often said",
        max_length=1,
        choices=Grade.choices,
        blank=True,
        help_text="Empty: not a matter of evidence.",
    )
    disease = models.CharField("disease claim", max_length=10, choices=Disease.choices, default=Disease.NO)
    use = models.CharField("where it may stand", max_length=10, choices=Use.choices, default=Use.ANYWHERE)
    checked_on = models.DateField("last checked", null=True, blank=True)
    recheck_on = models.DateField("to be checked again on", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)  # counts changes: who signs an old one is told
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    signed_by_name = models.CharField(max_length=150, blank=True, editable=False)  # stays when the login goes

    SIGNED: ClassVar = {"heard", "wording", "grade", "disease", "use"}

    objects: ClassVar[ClaimQuerySet] = ClaimQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["slug"]
        permissions = [("sign_claim", "Can answer for claims with her name")]
        constraints = [
            models.CheckConstraint(
                name="content_claims_signature_has_a_name", condition=Q(signed_at=None) | ~Q(signed_by_name="")
            )
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def needs_signature(self) -> bool:
        """A claim about a disease needs the owner's own yes."""
        return self.disease == self.Disease.YES and self.signed_at is None

    def is_overdue(self, today: date) -> bool:
        return self.recheck_on is not None and self.recheck_on <= today


class Finding(models.Model):
    """What one source found for one claim; all but the result may be unknown or not apply."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="findings")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="findings")
    population = models.CharField("who was studied", max_length=120, blank=True)
    size = models.PositiveIntegerField("how many", null=True, blank=True)
    duration = models.CharField("how long", max_length=60, blank=True)
    comparator = models.CharField("against what", max_length=120, blank=True)
    result = models.CharField(max_length=300)
    found_nothing = models.BooleanField("no effect was found", default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "source"], name="content_claims_one_finding_per_source")
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.source}"

    @property
    def facts(self) -> str:
        """Who, how many, how long and against what, in one line."""
        who = f"{self.size:,} {self.population or 'people'}" if self.size else self.population
        against = f"against {self.comparator}" if self.comparator not in {"", "none"} else ""
        alone = "no comparison group" if self.comparator == "none" else ""
        return ", ".join(filter(None, [who, self.duration, against, alone]))
