"""The owner's pictures: taking one in, and what is said about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from content.editor.forms import PictureForm, PictureWordsForm
from content.pages.models import PageImage
from content.pages.pictures import take_in
from content.pages.refreshing import refresh

PER_PAGE = 24


@require_http_methods(["GET", "POST"])
def pictures(request: HttpRequest) -> HttpResponse:
    """All pictures, the newest first, and a form for another one."""
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        words = {"alt": given["alt"], "credit": given["credit"]}
        take_in(given["file"], by=request.user, now=timezone.now(), **words)
        messages.success(request, "Taken in. You can put it into any text now.")
        return redirect("editor:pictures")
    page = Paginator(PageImage.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
    status = 422 if form.errors else 200
    return render(request, "content/editor/pictures.html", {"form": form, "page_obj": page}, status=status)


@require_http_methods(["GET", "POST"])
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """What a picture shows and who made it; texts that show it follow at once."""
    image = get_object_or_404(PageImage, pk=pk)
    form = PictureWordsForm(request.POST or None, instance=image)
    if not form.is_valid():
        return render(request, "content/editor/picture.html", {"form": form, "image": image})
    with transaction.atomic():
        form.save()
        refresh(block="picture", picture=str(pk), now=timezone.now())
    messages.success(request, "Saved.")
    return redirect("editor:pictures")
