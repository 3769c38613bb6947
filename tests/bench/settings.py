"""The shop's settings, with one empty view more to measure the others by."""

from shop.settings import *  # noqa: F403 - the shop's own, whole

ROOT_URLCONF = "tests.bench.urls"
