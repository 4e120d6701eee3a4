"""The one application of the project."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, actors, statements and the articles that they come from."""

    name = "events"
    verbose_name = _("Timeline")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what is stored beside rows follow migrations."""
        from events import derived  # noqa: PLC0415 (models cannot be imported before)

        post_migrate.connect(derived.after_migrations, sender=self)
