"""The web application as waitress and gunicorn serve it."""

import os

from django.core.wsgi import get_wsgi_application

from baken.config.keys import require_keys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baken.config.settings")
application = get_wsgi_application()
require_keys()
