"""The environment tests run in: nothing from the developer's .env, nothing that could leave this machine.

Loaded before Django's settings (`-p tests.environment`). DATABASE_URL, CELERY_BROKER_URL and CACHE_URL may be set
from outside: that is how the same tests run on PostgreSQL and Redis.
"""

import gc
import os
import tempfile
from pathlib import Path

GIVEN = {
    "DEBUG": "0",
    "SECRET_KEY": "a-key-for-tests-only-with-enough-letters-to-please-every-check",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "SITE_URL": "http://testserver",
    "EMAIL_URL": "memorymail://",
    "DEFAULT_FROM_EMAIL": "Mindful Culture <hello@shop.example>",
    "POSTAL_ADDRESS": "The Mindful Neuro, PO Box 1, Rio Grande, OH 45674",
    "STRIPE_SECRET_KEY": "sk_test_for_the_stand_in",
    "STRIPE_WEBHOOK_SECRET": "whsec_for_tests",
    # Nothing listens there: a test that needs Stripe starts the stand-in.
    "STRIPE_API_BASE": "http://127.0.0.1:1",
    "SENTRY_DSN": "",
    "TRUST_PROXY": "0",
    # Whatever proxy this machine has: what listens here is reached without it.
    "NO_PROXY": "localhost,127.0.0.1",
    "no_proxy": "localhost,127.0.0.1",  # libraries look for this one first
}
os.environ.update(GIVEN)
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="mindful-culture-tests-")
Path(os.environ["DATA_DIR"], "static").mkdir()  # WhiteNoise warns where it is missing
for name in ("DATABASE_URL", "CELERY_BROKER_URL", "CACHE_URL"):
    os.environ.setdefault(name, "")
if os.environ["CACHE_URL"].startswith("redis"):
    # Tests empty the cache between them: not that of pytest's other processes.
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw3").removeprefix("gw"))
    os.environ["CACHE_URL"] = f"{os.environ['CACHE_URL'].rsplit('/', 1)[0]}/{1 + worker}"


def pytest_configure() -> None:
    """The real settings, but for two: files are served unhashed from where they lie, and hashing is quick."""
    import hypothesis
    from django.conf import settings

    # How long an example takes says what else the machine is busy with.
    slow = [hypothesis.HealthCheck.too_slow]
    hypothesis.settings.register_profile("shop", deadline=None, suppress_health_check=slow)
    hypothesis.settings.load_profile("shop")

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_finish() -> None:
    """What four thousand tests imported is never garbage: looking for it there took a tenth of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
