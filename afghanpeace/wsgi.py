"""The entry point of WSGI servers: ``gunicorn afghanpeace.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afghanpeace.settings")

application = get_wsgi_application()
