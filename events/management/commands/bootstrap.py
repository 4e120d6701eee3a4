"""``manage.py bootstrap``: everything that the site needs before it is served."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction

from events.models import Actor, Article, Event
from events.naming.actors import index_names

EDITORS = "Editors"
DEMO = "editor"
SEEDS = settings.BASE_DIR / "seeds"
WORKED_ON = (
    *("article", "event", "actor", "statement", "annotation"),
    *("merge", "actormerge", "split", "proposal"),
)
PARTS = ("alias", "role", "participation", "annotation")


class Command(BaseCommand):
    """Create tables, the group of editors and, under DEBUG, a demo editor; ingest the seeds.

    Whatever is there already stays as it is.
    """

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Say at the end what there is."""
        call_command("migrate", verbosity=0, interactive=False)
        # What a name is found by may have changed with the rules of spelling.
        index_names(Actor.objects.values_list("pk", flat=True))
        editors = make_editors()
        if SEEDS.is_dir():
            self._ingest_seeds()
        self.stdout.write(
            f"Ready: {Article.objects.count()} articles, "
            f"{Event.objects.filter(merged_into=None).count()} events."
        )
        self.stdout.write(self._editor(editors))

    def _ingest_seeds(self) -> None:
        """A seed that fails is named, and keeps no site from being served."""
        try:
            call_command("ingest", str(SEEDS), verbosity=0, stderr=self.stderr)
        except CommandError as error:
            self.stderr.write(f"In {SEEDS}: {error}")

    def _editor(self, editors: Group) -> str:
        """Who may log in, and how."""
        if settings.DEBUG:
            return _demo_editor(editors)
        if User.objects.filter(is_staff=True).exists():
            return "Editors log in at /admin/."
        return "Nobody can log in at /admin/ yet: run manage.py createsuperuser."


def _demo_editor(editors: Group) -> str:
    password = secrets.token_urlsafe(12)
    with transaction.atomic():
        user, created = User.objects.get_or_create(username=DEMO, defaults={"is_staff": True})
        if not created:
            return (
                f"Log in at /admin/ as “{DEMO}”; "
                f"manage.py changepassword {DEMO} sets a new password."
            )
        user.set_password(password)
        user.save()
        user.groups.add(editors)
    return f"Log in at /admin/ as “{DEMO}” with the password {password} (shown only once)."


def make_editors() -> Group:
    """The group whose members may work on everything but accounts; permissions are only added."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    change = [f"{action}_{model}" for model in WORKED_ON for action in ("add", "change", "view")]
    remove = [
        f"{action}_{part}" for part in PARTS for action in ("add", "change", "delete", "view")
    ]
    look = [f"view_{model}" for model in ("mention", "evidence", "paragraph", "revision")]
    wanted = Permission.objects.filter(
        codename__in=[*change, *remove, *look], content_type__app_label="events"
    )
    group.permissions.add(*wanted)
    return group
