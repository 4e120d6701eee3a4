"""``manage.py serve``: the site made ready and served on this machine."""

from __future__ import annotations

import os
import socket
import sys
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

HOST = "127.0.0.1"


class Command(BaseCommand):
    """Get the site ready (`bootstrap`), then serve it on PORT until interrupted."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the port first, so that a second start by mistake changes nothing."""
        self.check_port()
        call_command("bootstrap")
        self.stdout.write(f"Serving http://localhost:{settings.PORT}/ until Ctrl-C stops it.")
        if settings.HTTPS:
            self.stdout.write("Every request is sent on to HTTPS; HTTPS=0 tries it without.")
        self.stdout.flush()
        if settings.DEBUG:
            address = f"{HOST}:{settings.PORT}"
            # What it says of itself has been said; requests and errors go to standard error.
            call_command("runserver", address, use_reloader=False, stdout=StringIO())
        else:
            self.serve_in_production()

    def check_port(self) -> None:
        """Raise CommandError if nothing can be served on PORT."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, settings.PORT))
            except OSError as error:
                raise CommandError(
                    f"Port {settings.PORT} cannot be used ({error.strerror}). "
                    f"Choose another one, as in: PORT={settings.PORT + 1} make run"
                ) from error

    def serve_in_production(self) -> None:
        """Become gunicorn, with the static files collected."""
        call_command("collectstatic", interactive=False, verbosity=0)
        command = [sys.executable, "-m", "gunicorn", "afghanpeace.wsgi"]
        os.execv(sys.executable, command)  # noqa: S606
