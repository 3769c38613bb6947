"""Oscar's product, with what a buyer of a living culture must know."""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct, AbstractProductImage
from sorl.thumbnail import delete as forget_thumbnails

from catalogue.addresses import free_slug
from shop.pictures.models import StoredPicture


class Category(AbstractCategory):
    """Differs from Oscar's: a clean address."""

    class Meta(AbstractCategory.Meta):
        abstract = False

    def get_absolute_url(self) -> str:
        return reverse("catalogue:category", kwargs={"slug": self.full_slug})


class Product(AbstractProduct):
    """Differs from Oscar's: a clean address, a tax category, and the facts of a jar as plain fields."""

    summary = models.CharField(max_length=200, blank=True, help_text="One sentence for lists and search results.")
    contents = models.TextField("what is in the jar", blank=True, help_text="Grains, milk and jar, with amounts.")
    milk = models.CharField("raised in", max_length=120, blank=True, help_text="The milk the grains know.")
    ingredients = models.CharField(max_length=200, blank=True)
    allergens = models.CharField(max_length=120, blank=True, help_text="As on the label: milk.")
    makes_per_day = models.CharField(max_length=120, blank=True, help_text="How much kefir it makes in a day.")
    storage = models.TextField("storage on arrival", blank=True)
    ask_first = models.TextField("who should ask a doctor first", blank=True)
    tax_category = models.ForeignKey(
        "tax.TaxCategory", null=True, blank=True, related_name="products", on_delete=models.PROTECT
    )
    is_demo = models.BooleanField("made-up demo price", default=False, help_text="Untick when the price is yours.")

    class Meta(AbstractProduct.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="one_product_per_address", condition=~Q(structure="child"))
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        product: Any = self  # Oscar's fields have no types
        if not product.slug:
            others = type(self)._base_manager.exclude(pk=self.pk)
            product.slug = free_slug(self.get_title(), is_taken=lambda slug: others.filter(slug=slug).exists())
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """A variant is shown on the page of its parent."""
        product = self.parent if self.is_child else self
        return reverse("catalogue:detail", kwargs={"slug": product.slug})


class ProductImage(StoredPicture, AbstractProductImage):
    """Differs from Oscar's: the picture is ours once it is stored, and comes in the sizes that screens need."""

    class Meta(AbstractProductImage.Meta):
        abstract = False


@receiver(post_delete, sender=ProductImage)
def remove_files(*, instance: ProductImage, **_kwargs: Any) -> None:
    """A product that is deleted takes its pictures along without calling their `delete`."""
    transaction.on_commit(lambda: forget_thumbnails(instance.original, delete_file=False))  # those of the dashboard
    instance.remove_files()


from oscar.apps.catalogue.models import *
