"""What the owner fills in about an affiliate link."""

from typing import Any

from django import forms

from content.links.models import AffiliateLink


class AffiliateLinkForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A link; what texts call it can't be changed once they may."""

    class Meta:
        model = AffiliateLink
        fields = ["slug", "label", "url", "merchant", "is_demo"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["slug"]
