"""The one application of the project."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events, actors, statements and the articles that they come from."""

    name = "events"
    default_auto_field = "django.db.models.BigAutoField"
