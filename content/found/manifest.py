"""The web app manifest: how the shop looks on a home screen."""

from typing import Any

from django.templatetags.static import static

LIGHT = "#fdfcf9"  # --milk, which a manifest can't read from the style sheet
ICONS = ((192, "any"), (512, "any"))


def manifest(name: str, tagline: str) -> dict[str, Any]:
    """A page in the browser, no app: `display` stays "browser"."""
    drawn = [
        {"src": static(f"shop/img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, purpose in ICONS
    ]
    return {
        "name": name,
        "short_name": name,
        "description": tagline,
        "lang": "en-US",
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "background_color": LIGHT,
        "theme_color": LIGHT,
        "icons": [*drawn, {"src": static("shop/img/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
