"""The entry point of WSGI servers: ``gunicorn afghanpeace.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afghanpeace.settings")
# Threads that answer requests share connections; commands, with one, hear of errors at once.
os.environ.setdefault("DATABASE_POOL", "8")

application = get_wsgi_application()
