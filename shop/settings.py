"""The one settings file. It reads the environment, is safe by default, and refuses to start half-configured."""

import os
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from oscar.defaults import *  # noqa: F403 - Oscar documents its defaults this way

from shop.configuration import Configuration, care_sender, faults
from shop.crash_points import ENVIRONMENT_NAME as CRASH_AT
from shop.mail import provider
from shop.navigation import DASHBOARD_NAVIGATION
from shop.order.states import CASCADE, LINE_PIPELINE, PIPELINE

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# ## Environment ------------------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("DATA_DIR", default="") or BASE_DIR / "var")
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

configuration = Configuration(
    debug=DEBUG,
    secret_key=env.str("SECRET_KEY", default=""),
    allowed_hosts=tuple(env.list("ALLOWED_HOSTS", default=[])),
    site_url=env.str("SITE_URL", default="").rstrip("/"),
    database_url=env.str("DATABASE_URL", default=""),
    broker_url=env.str("CELERY_BROKER_URL", default=""),
    email_url=env.str("EMAIL_URL", default=""),
    default_from_email=env.str("DEFAULT_FROM_EMAIL", default=""),
    care_from_email=env.str("CARE_FROM_EMAIL", default=""),
    anymail_webhook_secret=env.str("ANYMAIL_WEBHOOK_SECRET", default=""),
    postal_address=env.str("POSTAL_ADDRESS", default=""),
    stripe_secret_key=env.str("STRIPE_SECRET_KEY", default=""),
    stripe_webhook_secret=env.str("STRIPE_WEBHOOK_SECRET", default=""),
    stripe_api_base=env.str("STRIPE_API_BASE", default="").rstrip("/"),
    crash_at=os.environ.get(CRASH_AT, ""),
)
if found := faults(configuration):
    raise ImproperlyConfigured("The shop can't start:\n" + "\n".join(f"  - {fault}" for fault in found))

SECRET_KEY = configuration.secret_key or "only-for-development-and-never-in-production-0123456789"
ALLOWED_HOSTS = list(configuration.allowed_hosts) or ["localhost", "127.0.0.1", "[::1]"]
SITE_URL = configuration.site_url or f"http://localhost:{env.int('PORT', default=8000)}"
HTTPS = SITE_URL.startswith("https://")
TRUST_PROXY = env.bool("TRUST_PROXY", default=False)
MAINTENANCE = env.bool("MAINTENANCE", default=False)

# ## Apps -------------------------------------------------------------------------------------------------
# Oscar's apps are listed one by one: this list is the map of what is forked (a path of ours) and what is not.

INSTALLED_APPS = [
    "shop.apps.ShopConfig",
    "shop.outbox.apps.OutboxConfig",
    "shop.pictures.apps.PicturesConfig",
    "shop.mail.apps.MailConfig",
    "shop.payments.apps.PaymentsConfig",
    "shop.care.desk.apps.CareDeskConfig",  # before shop.care, whose erasing forgets by whom its rows are found
    "shop.care.apps.CareConfig",
    "shop.dispatch.apps.DispatchConfig",
    "shop.tax.apps.TaxConfig",
    "shop.backoffice.apps.BackofficeConfig",
    "shop.privacy.apps.PrivacyConfig",
    "content.apps.ContentConfig",
    "content.blocks.apps.BlocksConfig",
    "content.pages.apps.PagesConfig",
    "content.editor.apps.EditorConfig",
    "content.recipes.apps.RecipesConfig",
    "content.milk_maths.apps.MilkMathsConfig",
    "content.found.apps.FoundConfig",
    "content.comments.apps.CommentsConfig",
    "content.helpful.apps.HelpfulConfig",
    "content.claims.apps.ClaimsConfig",
    "content.links.apps.LinksConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.flatpages",
    "django.contrib.humanize",
    "shop.config.ShopConfig",
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.address.apps.AddressConfig",
    "shop.shipping.apps.ShippingConfig",
    "catalogue.apps.CatalogueConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "shop.partner.apps.PartnerConfig",
    "shop.basket.apps.BasketConfig",
    "oscar.apps.payment.apps.PaymentConfig",
    "oscar.apps.offer.apps.OfferConfig",
    "shop.order.apps.OrderConfig",
    "shop.customer.apps.CustomerConfig",
    "oscar.apps.search.apps.SearchConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "shop.dashboard.apps.DashboardConfig",
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig",
    "oscar.apps.dashboard.users.apps.UsersDashboardConfig",
    "oscar.apps.dashboard.orders.apps.OrdersDashboardConfig",
    "oscar.apps.dashboard.catalogue.apps.CatalogueDashboardConfig",
    "oscar.apps.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig",
    "oscar.apps.dashboard.pages.apps.PagesDashboardConfig",
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig",
    "oscar.apps.dashboard.vouchers.apps.VouchersDashboardConfig",
    "oscar.apps.dashboard.communications.apps.CommunicationsDashboardConfig",
    "oscar.apps.dashboard.shipping.apps.ShippingDashboardConfig",
    "widget_tweaks",
    "haystack",
    "treebeard",
    "sorl.thumbnail",
    "django_tables2",
    "django_htmx",
    "django_prose_editor",
    "django_comments_xtd",
    "django_comments",
    "localflavor",
    "csp",
    "anymail",
]
SITE_ID = 1

# Forks that only change behaviour keep Oscar's migrations.
MIGRATION_MODULES = {
    "shipping": "oscar.apps.shipping.migrations",
    "basket": "oscar.apps.basket.migrations",
    "customer": "oscar.apps.customer.migrations",
}
# Oscar's first migrations read this when they are applied: never change it.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "shop.logs.RequestIdMiddleware",
    "shop.page_cache_middleware.ReadyAnswers",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "shop.maintenance.MaintenanceMiddleware",
    "shop.backoffice.middleware.DashboardMiddleware",
    "shop.database.BusyDatabaseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shop.basket.middleware.BasketMiddleware",
]

ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
AUTHENTICATION_BACKENDS = [
    "shop.backoffice.throttle.LoginGate",
    "oscar.apps.customer.auth_backends.EmailBackend",
    "shop.backoffice.throttle.MissCounter",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.core.context_processors.metadata",
                "shop.context.shop",
            ],
        },
    },
]

# ## Storage ----------------------------------------------------------------------------------------------

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(DATA_DIR / "shop.sqlite3"),
}
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url_config(configuration.database_url) if configuration.database_url else SQLITE
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a transaction that reads before it writes would otherwise fail at once with "database is locked".
    # FULL: an order that was answered must survive a power cut; 323 commits a second are plenty.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = 60

CACHES = {
    "default": env.cache_url_config(env.str("CACHE_URL", default="") or "locmemcache://"),
    # Each web process remembers pages by itself for a few seconds: faster than any server, and it can't be down.
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "shop.static_files.StaticFiles"},
}
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "shop.style_sheet.StyleSheetFinder",
]
WHITENOISE_MANIFEST_STRICT = False

# ## Queue ------------------------------------------------------------------------------------------------
# The outbox table is the queue; a Celery message is a doorbell that carries a row's id and may be lost.

CELERY_BROKER_URL = configuration.broker_url or "filesystem://"
# A broker that is down must not hold up a web request: the row is there already, the sweep will find it.
NO_WAITING: dict[str, object] = {"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.1}
BROKER_FOLDER = DATA_DIR / "broker"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {}
if CELERY_BROKER_URL.startswith("filesystem"):
    for folder in ("in", "control"):
        (BROKER_FOLDER / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_FOLDER / "in"),
        "data_folder_out": str(BROKER_FOLDER / "in"),
        "control_folder": str(BROKER_FOLDER / "control"),
        "polling_interval": 0.2,
    }
elif CELERY_BROKER_URL.startswith("redis"):
    # Longest task + margin; the default of an hour would hold a lost doorbell for an hour.
    timeouts: dict[str, object] = {"visibility_timeout": 120, "socket_timeout": 5, "socket_connect_timeout": 2}
    CELERY_BROKER_TRANSPORT_OPTIONS = NO_WAITING | timeouts
elif CELERY_BROKER_URL.startswith("amqp"):
    CELERY_BROKER_TRANSPORT_OPTIONS = NO_WAITING | {"confirm_publish": True}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_TIMEZONE = "UTC"

# ## Mail -------------------------------------------------------------------------------------------------

EMAIL_URL = configuration.email_url or "consolemail://"
EMAIL: dict[str, Any] = (
    provider.config(EMAIL_URL) if provider.is_provider(EMAIL_URL) else env.email_url_config(EMAIL_URL)
)
ANYMAIL = EMAIL.get("ANYMAIL", {}) | {"WEBHOOK_SECRET": provider.secrets(configuration.anymail_webhook_secret)}
EMAIL_BACKEND = EMAIL["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = EMAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(EMAIL.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(EMAIL.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = configuration.default_from_email or "Mindful Culture <hello@localhost>"
SERVER_EMAIL = OSCAR_FROM_EMAIL = DEFAULT_FROM_EMAIL
# Care mail can be stopped and reported; a sender of its own keeps that away from receipts.
CARE_FROM_EMAIL = configuration.care_from_email or care_sender(DEFAULT_FROM_EMAIL)
POSTAL_ADDRESS = configuration.postal_address or ("(no postal address is set)" if DEBUG else "")

# ## Stripe -----------------------------------------------------------------------------------------------

STRIPE_SECRET_KEY = configuration.stripe_secret_key
STRIPE_WEBHOOK_SECRETS = [part.strip() for part in configuration.stripe_webhook_secret.split(",") if part.strip()]
STRIPE_API_BASE = configuration.stripe_api_base
STRIPE_LIVEMODE = STRIPE_SECRET_KEY.startswith(("sk_live_", "rk_live_"))

# ## Oscar ------------------------------------------------------------------------------------------------

OSCAR_SHOP_NAME = "Mindful Culture"
OSCAR_SHOP_TAGLINE = "Living milk kefir grains"
OSCAR_HOMEPAGE = reverse_lazy("content:home")
OSCAR_DEFAULT_CURRENCY = "USD"
OSCAR_URL_SCHEMA = "https" if HTTPS else "http"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_ALLOW_GUEST_CHECKOUT_WITH_ACCOUNT = True
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_MODERATE_REVIEWS = True
OSCAR_EAGER_ALERTS = False
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 20
OSCAR_HIDDEN_FEATURES = ["wishlists", "reviews"]
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "last_name", "line1", "line4", "state", "postcode", "country")
OSCAR_ORDER_STATUS_PIPELINE = PIPELINE
OSCAR_ORDER_STATUS_CASCADE = CASCADE
OSCAR_LINE_STATUS_PIPELINE = LINE_PIPELINE
OSCAR_INITIAL_ORDER_STATUS = "awaiting payment"
OSCAR_INITIAL_LINE_STATUS = "awaiting payment"
OSCAR_DASHBOARD_NAVIGATION = DASHBOARD_NAVIGATION
OSCAR_BASKET_COOKIE_SECURE = HTTPS
OSCAR_RECENTLY_VIEWED_COOKIE_SECURE = HTTPS
OSCAR_GOOGLE_ANALYTICS_ID = None
OSCAR_DELETE_IMAGE_FILES = False  # shop.pictures does, and only once the deletion is committed
# No search engine: the catalogue is a plain list, so saving a product must not call one.
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"

# ## Comments ---------------------------------------------------------------------------------------------
# Only the libraries' models are used: their addresses, forms, pages and mails stay out of the shop.

COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "content.comments.models.PageComment"
COMMENTS_XTD_MAX_THREAD_LEVEL = 2  # a comment, answers, answers to those

# ## Safety -----------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "shop.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Chromium applies form-action to the redirect after a form too, so Stripe's own page must stand here.
STRIPE_PAGES = [STRIPE_API_BASE] if STRIPE_API_BASE else ["https://checkout.stripe.com"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *STRIPE_PAGES],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
# Oscar's dashboard has inline scripts and styles: its own looser policy, on its own path, still without other hosts.
DASHBOARD_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 9}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# ## Words, time, logs ------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en-us", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/New_York"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"masked": {"()": "shop.logs.Masked"}},
    "formatters": {"json": {"()": "shop.logs.JsonFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["masked"]}},
    "root": {"handlers": ["out"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["out"], "level": "INFO", "propagate": False},
        "stripe": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "celery.beat": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
    },
}
SENTRY_DSN = env.str("SENTRY_DSN", default="")

SILENCED_SYSTEM_CHECKS: list[str] = []
