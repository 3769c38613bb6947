"""What the owner fills in: words, address and dates, when to publish, a picture."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from content.editor.body_field import BodyField
from content.pages.addresses import complaint_about
from content.pages.models import Page, PageImage
from shop.pictures.fields import PictureFormField

TYPED: Final = ("title", "summary", "body", "search_title", "search_description", "picture")


def _few(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "no-widget-init"})


class WordingForm(forms.Form):
    """A draft's words. `version` is the draft that they were written on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(max_length=150)
    summary = forms.CharField(max_length=400, required=False, widget=_few(2), help_text="Stands below the title.")
    body = BodyField(required=False, label="Text")
    picture = forms.ModelChoiceField(
        PageImage.objects.all(),
        required=False,
        empty_label="none",
        help_text="Below the title, and where it is shared.",
    )
    search_title = forms.CharField(max_length=70, required=False, help_text="For search engines. Else the title.")
    search_description = forms.CharField(
        max_length=160, required=False, widget=_few(2), help_text="What they show below it. Else the summary."
    )

    def wording(self) -> dict[str, Any]:
        """The cleaned words, for `content.pages.editing`."""
        return {name: self.cleaned_data[name] for name in TYPED}


class SlugField(forms.SlugField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=80,
            label="Address",
            help_text="Small letters, digits and dashes: kefir-benefits. Old addresses keep leading here.",
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").lower()


class PageForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Everything about a page but its words."""

    slug = SlugField()

    class Meta:
        model = Page
        fields = ["slug", "author", "last_reviewed", "review_by", "position", "takes_comments", "related"]
        widgets = {
            "last_reviewed": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "review_by": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kind != Page.Kind.QUESTION:
            self.fields.pop("position", None)
        if self.instance.kind != Page.Kind.ARTICLE:
            self.fields.pop("takes_comments", None)
        if self.instance.kind == Page.Kind.FAQ:
            del self.fields["slug"], self.fields["related"]
        else:
            others: Any = self.fields["related"]
            others.queryset = _worth_offering(self.instance)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if complaint := complaint_about(slug, kind=self.instance.kind):
            raise forms.ValidationError(complaint)
        if Page.objects.exclude(pk=self.instance.pk).filter(slug=slug).exists():
            raise forms.ValidationError("Another page has this address. Choose another.")
        return slug


def _worth_offering(page: Page) -> QuerySet[Page]:
    return Page.objects.exclude(pk=page.pk).exclude(kind=Page.Kind.FAQ)


class NewPageForm(PageForm):
    """A page that begins: its title, its address, its author."""

    title = forms.CharField(max_length=150)
    field_order = ["title", "slug", "author"]

    class Meta(PageForm.Meta):
        fields = ["slug", "author"]

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        kwargs["instance"] = Page(kind=kind)
        forms.ModelForm.__init__(self, *args, **kwargs)
        if kind == Page.Kind.FAQ:
            del self.fields["slug"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance.kind == Page.Kind.FAQ:
            if Page.objects.filter(kind=Page.Kind.FAQ).exists():
                raise forms.ValidationError("There is a list of questions already: change that one.")
            cleaned["slug"] = "faq"
        return cleaned


class PublishForm(forms.Form):
    """When, and why in spite of complaints. `version` is the draft that the owner saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    at = forms.DateTimeField(
        required=False,
        label="Publish at",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="The shop's time. Leave empty for now.",
    )
    reason = forms.CharField(
        required=False, widget=_few(3), max_length=2000, label="Why it is right to publish it all the same"
    )

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        if at and at < timezone.now():
            raise forms.ValidationError("This moment is over. Leave it empty to publish now.")
        return at


class KeepForm(forms.Form):
    note = forms.CharField(max_length=200, required=False, label="What changed")


class PictureForm(forms.Form):
    """A picture to be taken in."""

    file = PictureFormField(label="Picture", help_text="JPEG, PNG, WebP or AVIF, up to 12 MB.")
    alt = PageImage._meta.get_field("alt").formfield()
    credit = PageImage._meta.get_field("credit").formfield()


class PictureWordsForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = PageImage
        fields = ["alt", "credit"]
