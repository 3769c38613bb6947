"""The owner's desk for the care programme, all below /dashboard/care/."""

from django.urls import URLPattern, path

from shop.care.desk import jar_pages, preview_pages, publish_pages, step_pages, travel_pages, version_pages

VERSION = "versions/<int:number>"
STEP = f"{VERSION}/steps/<slug:key>"


def patterns() -> list[URLPattern]:
    """Made anew for each caller: Oscar wraps the permission around the views in place."""
    return [*_versions(), *_steps(), *_jars()]


def _versions() -> list[URLPattern]:
    return [
        path("", version_pages.versions_list, name="versions"),
        path(f"{VERSION}/", version_pages.version, name="version"),
        path(f"{VERSION}/begin/", version_pages.begin, name="begin"),
        path(f"{VERSION}/note/", version_pages.note, name="note"),
        path(f"{VERSION}/throw-away/", version_pages.throw_away, name="throw-away"),
        path(f"{VERSION}/publish/", publish_pages.publish, name="version-publish"),
        path(f"{VERSION}/move/", publish_pages.move, name="version-move"),
        path("travel/", travel_pages.travel, name="travel"),
    ]


def _steps() -> list[URLPattern]:
    return [
        path(f"{VERSION}/add/", step_pages.add, name="step-add"),
        path(f"{STEP}/edit/", step_pages.edit, name="step"),
        path(f"{STEP}/remove/", step_pages.remove, name="step-remove"),
        path(f"{STEP}/move/<str:way>/", step_pages.move, name="step-move"),
        path(f"{STEP}/", preview_pages.preview, name="preview"),
        path(f"{STEP}/mail/", preview_pages.frame, name="frame"),
        path(f"{STEP}/test/", preview_pages.test, name="test"),
    ]


def _jars() -> list[URLPattern]:
    jar = "jars/<int:pk>"
    return [
        path("jars/", jar_pages.find, name="find"),
        path(f"{jar}/", jar_pages.jar, name="jar"),
        path(f"{jar}/arrived/", jar_pages.arrived, name="jar-arrived"),
        path(f"{jar}/rest/", jar_pages.rest, name="jar-rest"),
        path(f"{jar}/back/", jar_pages.back, name="jar-back"),
        path(f"{jar}/adjust/", jar_pages.adjust, name="jar-adjust"),
        path(f"{jar}/stop/", jar_pages.stop, name="jar-stop"),
        path(f"{jar}/again/", jar_pages.again, name="jar-again"),
    ]
