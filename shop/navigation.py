"""The owner's menu in Oscar's dashboard: Oscar's entries, without what this shop hides, and ours."""

from copy import deepcopy
from typing import Any

from oscar.defaults import OSCAR_DASHBOARD_NAVIGATION

OURS = {
    "label": "Shop settings",
    "icon": "fas fa-store",
    "children": [
        {"label": "Delivery prices", "url_name": "backoffice:shipping-list"},
        {"label": "Pickup places", "url_name": "backoffice:pickup-list"},
        {"label": "Ship days", "url_name": "backoffice:dispatch-rule"},
        {"label": "Jar labels", "url_name": "backoffice:jar-labels"},
        {"label": "Sales tax", "url_name": "backoffice:tax-list"},
        {"label": "Who gets no mail", "url_name": "backoffice:no-mail"},
        {"label": "Style guide", "url_name": "backoffice:style-guide"},
    ],
}
WRITING: dict[str, Any] = {
    "label": "Writing",
    "icon": "fas fa-feather",
    "children": [
        {"label": "Pages", "url_name": "editor:list"},
        {"label": "Pictures", "url_name": "editor:pictures"},
        {"label": "Care programme", "url_name": "care-desk:versions"},
        {"label": "Was this helpful?", "url_name": "helpful-report:helpful-list"},
        {"label": "Claims", "url_name": "claims:claim-list"},
        {"label": "Affiliate links", "url_name": "affiliate-links:affiliate-list"},
    ],
}
PERSONAL_DATA = {"label": "Personal data", "url_name": "personal-data:personal-data"}
BELOW_CUSTOMERS = "dashboard:users-index"
HIDDEN = {"dashboard:page-list", "dashboard:comms-list", "dashboard:reviews-list", "dashboard:user-alert-list"}


def _visible(entry: dict[str, object]) -> dict[str, object]:
    kept = deepcopy(entry)
    children = kept.get("children")
    if isinstance(children, list):
        ours = [PERSONAL_DATA] if BELOW_CUSTOMERS in {child["url_name"] for child in children} else []
        kept["children"] = [child for child in children if child["url_name"] not in HIDDEN] + ours
    return kept


DASHBOARD_NAVIGATION = [
    entry for entry in (_visible(entry) for entry in OSCAR_DASHBOARD_NAVIGATION) if entry.get("children") != []
] + [WRITING, OURS]
