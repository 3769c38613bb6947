"""What is taxed where. No row means no tax: nothing is charged where the owner has not said so."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class TaxCategory(models.Model):
    """A kind of goods that a state's law treats alike, such as food."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "tax categories"

    def __str__(self) -> str:
        return self.name


class TaxRate(models.Model):
    """The rate for one category of goods (and its delivery) sent to one state."""

    state = models.CharField(max_length=2, help_text="Two letters, as in an address.")
    category = models.ForeignKey(TaxCategory, related_name="rates", on_delete=models.CASCADE)
    percent = models.DecimalField(
        max_digits=6, decimal_places=3, validators=[MinValueValidator(0), MaxValueValidator(30)]
    )
    is_demo = models.BooleanField("made-up demo data", default=False)

    class Meta:
        ordering = ["state", "category"]
        constraints = [models.UniqueConstraint(fields=["state", "category"], name="one_rate_per_state_and_category")]

    def __str__(self) -> str:
        return f"{self.state} {self.category}: {self.percent} %"
