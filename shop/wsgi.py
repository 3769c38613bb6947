"""What gunicorn serves: loaded once, with every address and every app's tags, before it forks its workers."""

import os

from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
application = get_wsgi_application()
# Django reads these at the first request: each worker's first visitor would wait a third of a second for it.
_loaded = (get_resolver().app_dict, engines.all())
