"""The public pages' addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from events.views.actors import actor, actors
from events.views.articles import article, articles
from events.views.changes import changes
from events.views.data import export
from events.views.event import event
from events.views.lanes import lanes
from events.views.lists import statements, timeline
from events.views.plain import about, healthz
from events.views.search import search, suggestions

urlpatterns: list[URLPattern | URLResolver] = [
    path("", timeline, name="timeline"),
    path("lanes/", lanes, name="lanes"),
    path("changes/", changes, name="changes"),
    path("events/<int:pk>/", event, name="event"),
    path("articles/", articles, name="articles"),
    path("articles/<slug:slug>/", article, name="article"),
    path("actors/", actors, name="actors"),
    path("actors/<slug:slug>/", actor, name="actor"),
    path("statements/", statements, name="statements"),
    path("search/", search, name="search"),
    path("suggest/", suggestions, name="suggest"),
    re_path(r"^(events)\.(csv|json)$", export, name="export"),
    re_path(r"^(statements|actors|articles)\.(csv)$", export, name="export"),
    path("about/", about, name="about"),
    path("healthz", healthz, name="healthz"),
]
