"""What the owner fills in about a claim, its findings and their sources."""

from typing import Any

from django import forms
from django.forms import inlineformset_factory

from content.claims.models import Claim, Finding, Source


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _few() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2, "class": "no-widget-init"})


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A claim; what texts call it can't be changed once they may."""

    class Meta:
        model = Claim
        fields = ["slug", "heard", "wording", "grade", "disease", "use", "checked_on", "recheck_on"]
        widgets = {"wording": _few(), "checked_on": _day(), "recheck_on": _day()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["slug"]


class FindingForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = Finding
        fields = ["source", "population", "size", "duration", "comparator", "result", "found_nothing"]
        widgets = {"result": _few()}


FindingsOfClaim: Any = inlineformset_factory(Claim, Finding, form=FindingForm, extra=1)


class Findings(FindingsOfClaim):
    """What a claim rests on: a form for each source, and an empty one."""


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = Source
        fields = ["key", "authors", "title", "journal", "year", "doi", "url", "was_read", "checked_on"]
        widgets = {"checked_on": _day()}
