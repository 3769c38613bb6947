"""Every page a customer can reach, written down once: screenshots, axe, the HTML checker and the rest walk this list.

Words in braces are filled in with what tests.audit.scene found or made: an order's token, an address's number.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.audit import showing

STRANGER, GUEST, SAVER, PAYER, BUYER = "stranger", "guest", "saver", "payer", "buyer"
CUSTOMER, NEWCOMER = "customer", "newcomer"


@dataclass(frozen=True)
class CustomerPage:
    """A name, an address, who looks at it, and what she does there before it is looked at."""

    name: str
    path: str
    visitor: str = STRANGER
    status: int = 200
    show: Callable[[Page], None] | None = None
    template: str = ""  # shown as the shop renders it without a request: no address leads to these
    is_listed: bool = True  # search engines may have it; Lighthouse wants that of each page


PURCHASE = (
    CustomerPage("home", "/"),
    CustomerPage("jar", "/jars/jar/"),
    CustomerPage("basket", "/basket/", GUEST, is_listed=False),
    CustomerPage("checkout", "/checkout/", GUEST, is_listed=False),
    CustomerPage("checkout-errors", "/checkout/", GUEST, show=showing.empty_checkout),
    CustomerPage("payment-unfinished", "/checkout/", PAYER),
    CustomerPage("order-paid", "/orders/{paid}/", BUYER, is_listed=False),
    CustomerPage("receipt", "/orders/{paid}/receipt/", BUYER),
)
SHELVES = (
    CustomerPage("jars", "/jars/"),
    CustomerPage("category", "/jars/category/grains/"),
    CustomerPage("jar-last-ones", "/jars/last-jars/"),
    CustomerPage("jar-sold-out", "/jars/sold-out/"),
    CustomerPage("search-found", "/search/?q=jar"),
    CustomerPage("search-nothing", "/search/?q=yoghurt+machine"),
)
BUYING = (
    CustomerPage("basket-empty", "/basket/"),
    CustomerPage("basket-voucher", "/basket/", SAVER),
    CustomerPage("basket-at-stripe", "/basket/", PAYER),
    CustomerPage("checkout-voucher", "/checkout/", SAVER),
    CustomerPage("checkout-customer", "/checkout/", "customer-buying"),
)
ORDERS = (
    CustomerPage("order-being-checked", "/orders/{waiting}/", PAYER),
    CustomerPage("order-dispatched", "/orders/{dispatched}/"),
    CustomerPage("order-ready", "/orders/{ready}/"),
    CustomerPage("order-collected", "/orders/{collected}/"),
    CustomerPage("order-cancelled", "/orders/{cancelled}/"),
    CustomerPage("order-refunded", "/orders/{refunded}/"),
    CustomerPage("order-needs-review", "/orders/{reviewed}/"),
    CustomerPage("order-gift", "/orders/{gift}/"),
    CustomerPage("guide-soon", "/orders/{paid}/guide.pdf", status=202),
    CustomerPage("order-unknown", "/orders/no-such-order/", status=404),
)
ACCOUNT = (
    CustomerPage("sign-in", "/accounts/login/"),
    CustomerPage("sign-in-errors", "/accounts/login/", show=showing.wrong_password),
    CustomerPage("register", "/accounts/register/"),
    CustomerPage("password-reset", "/password-reset/"),
    CustomerPage("password-reset-sent", "/password-reset/done/"),
    CustomerPage("password-reset-new", "/password-reset/confirm/{reset}/"),
    CustomerPage("password-reset-old-link", "/password-reset/confirm/MQ/too-old/"),
    CustomerPage("password-reset-complete", "/password-reset/complete/"),
    CustomerPage("account", "/accounts/profile/", CUSTOMER),
    CustomerPage("account-edit", "/accounts/profile/edit/", CUSTOMER),
    CustomerPage("account-password", "/accounts/change-password/", CUSTOMER),
    CustomerPage("account-password-errors", "/accounts/change-password/", CUSTOMER, show=showing.nothing_filled_in),
    CustomerPage("account-delete", "/accounts/profile/delete/", CUSTOMER),
    CustomerPage("orders", "/accounts/orders/", CUSTOMER),
    CustomerPage("orders-none", "/accounts/orders/", NEWCOMER),
    CustomerPage("order-in-account", "/accounts/orders/{number}/", CUSTOMER),
    CustomerPage("addresses", "/accounts/addresses/", CUSTOMER),
    CustomerPage("addresses-none", "/accounts/addresses/", NEWCOMER),
    CustomerPage("address-new", "/accounts/addresses/add/", CUSTOMER),
    CustomerPage("address-errors", "/accounts/addresses/add/", CUSTOMER, show=showing.nothing_filled_in),
    CustomerPage("address-edit", "/accounts/addresses/{address}/", CUSTOMER),
    CustomerPage("address-delete", "/accounts/addresses/{address}/delete/", CUSTOMER),
    CustomerPage("signed-in-already", "/password-reset/", CUSTOMER, status=403),
)
CARE = (
    CustomerPage("care", "/care/{care}/"),
    CustomerPage("care-paused", "/care/{care_paused}/"),
    CustomerPage("care-stop", "/care/{care}/stop/"),
    CustomerPage("care-stop-mail", "/care/stop/{stop}/"),
    CustomerPage("starter-guide", "/starter-guide/"),
    CustomerPage("starter-guide-soon", "/starter-guide/getting-started-with-milk-kefir.pdf", status=202),
    CustomerPage("care-stopped", "/care/{care_stopped}/stop/"),
    CustomerPage("care-stopped-jar", "/care/{care_stopped}/"),
    CustomerPage("care-waiting", "/care/{care_waiting}/"),
    CustomerPage("care-opened", "/care/{care_opened}/"),
    CustomerPage("care-errors", "/care/{care_opened}/", show=showing.too_warm),
    CustomerPage("care-said", "/care/{care_opened}/", show=showing.said_thick),
    CustomerPage("care-spoonful", "/care/{care_opened}/share/{daughter}/"),
    CustomerPage("care-unknown", "/care/no-such-jar/", status=404),
    CustomerPage("care-tap", "/care/tap/{tap}/"),
    CustomerPage("care-tap-cut-off", "/care/tap/cut-off/", status=410),
    CustomerPage("jar-find", "/jar/"),
    CustomerPage("jar-unopened", "/jar/{jar}/"),
    CustomerPage("jar-errors", "/jar/{jar}/", show=showing.nothing_filled_in),
    CustomerPage("jar-kept", "/jar/{jar_kept}/"),
    CustomerPage("jar-ended", "/jar/{jar_ended}/"),
    CustomerPage("jar-no-such-code", "/jar/23456789/", status=404),
    CustomerPage("jar-family", "/jar/{daughter}/family/"),
)
WISHES = "v=1&seed=7&who=adult&sweet=little&base=milk&servings=1"
READING = (
    CustomerPage("articles", "/read/"),
    CustomerPage("article", "/kefir-benefits/"),
    CustomerPage("questions", "/faq/"),
    CustomerPage("question", "/faq/which-milk/"),
    CustomerPage("question-helped", "/faq/which-milk/?thanks=1"),
    CustomerPage("questions-none", "/faq/?q=zebra"),
    CustomerPage("milk-calculator", "/milk-calculator/"),
    CustomerPage("recipe-generator", "/recipes/generator/"),
    CustomerPage("recipe-made", f"/recipes/generator/?{WISHES}"),
    CustomerPage("recipe-named", "/recipes/lemon-strawberry-bowl/"),
)
COMMENTS = (
    CustomerPage("comment-write", "/comments/on/kefir-benefits/"),
    CustomerPage("comment-errors", "/comments/on/kefir-benefits/", show=showing.nothing_filled_in),
    CustomerPage("comment-answer", "/comments/{comment}/answer/"),
    CustomerPage("comment-report", "/comments/{comment}/report/"),
    CustomerPage("comment-unconfirmed", "/comments/mine/{comment_unconfirmed}/"),
    CustomerPage("comment-waiting", "/comments/mine/{comment_waiting}/"),
    CustomerPage("comment-stop", "/comments/mine/{comment_waiting}/stop/"),
    CustomerPage("comment-stopped", "/comments/mine/{comment_stopped}/stop/"),
    CustomerPage("comment-unknown", "/comments/mine/no-such-comment/", status=404),
)
PRIVACY = (
    CustomerPage("privacy-ask", "/privacy-choices/"),
    CustomerPage("privacy-ask-errors", "/privacy-choices/", show=showing.nothing_filled_in),
    CustomerPage("privacy-sent", "/privacy-choices/sent/"),
    CustomerPage("privacy-held", "/privacy-choices/{data}/"),
    CustomerPage("privacy-erase", "/privacy-choices/{data}/erase/"),
    CustomerPage("privacy-not-yet", "/privacy-choices/{data}/erase/", show=showing.erase_too_early),
    CustomerPage("privacy-erased", "/privacy-choices/erased/"),
    CustomerPage("privacy-bad-link", "/privacy-choices/no-such-link/", status=404),
    CustomerPage("privacy-old-link", "/privacy-choices/{data_old}/", status=410),
)
TROUBLE = (
    CustomerPage("not-found", "/no-such-page/", status=404),
    CustomerPage("forbidden", "/dashboard/", CUSTOMER, status=403),
    CustomerPage("bad-request", "/trouble/400/", status=400, template="400.html"),
    CustomerPage("form-too-old", "/accounts/login/", show=showing.form_too_old),
    CustomerPage("our-mistake", "/trouble/500/", status=500, template="500.html"),
    CustomerPage("maintenance", "/trouble/maintenance/", status=503, template="maintenance.html"),
    CustomerPage("busy", "/trouble/503/", status=503, template="503.html"),
)
PAGES = (*PURCHASE, *SHELVES, *BUYING, *ORDERS, *ACCOUNT, *CARE, *READING, *COMMENTS, *PRIVACY, *TROUBLE)
# What Lighthouse looks at: a search leads to the first ones, and a purchase to the others.
MEASURED = ("home", "jar", "article", "basket", "checkout", "order-paid")
SPEED = tuple(page for page in PAGES if page.name in MEASURED)
