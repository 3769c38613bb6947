"""`make checks`: Django's checks under a production-like environment, and whether a migration is missing."""

import os
import subprocess
import sys
import tempfile

PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "9f2d7a61c4b84e0fa3d05b7e6c1288d4-not-a-real-one-only-long-and-varied",
    "ALLOWED_HOSTS": "shop.example.com",
    "SITE_URL": "https://shop.example.com",
    "DATABASE_URL": "",
    "CELERY_BROKER_URL": "",
    "CACHE_URL": "",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.com:587",
    "DEFAULT_FROM_EMAIL": "Mindful Culture <hello@shop.example.com>",
    "POSTAL_ADDRESS": "The Mindful Neuro, PO Box 1, Rio Grande, OH 45674",
    "STRIPE_SECRET_KEY": "rk_test_not_a_real_key",
    "STRIPE_WEBHOOK_SECRET": "whsec_not_a_real_secret",
    "STRIPE_API_BASE": "",
    "SENTRY_DSN": "",
}
COMMANDS = (
    ["check", "--deploy", "--fail-level", "WARNING"],
    ["makemigrations", "--check", "--dry-run"],
)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | PRODUCTION | {"DATA_DIR": folder}
        codes = [subprocess.call([sys.executable, "manage.py", *command], env=environment) for command in COMMANDS]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
