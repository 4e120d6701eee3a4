"""The site's addresses: the public pages at the root, the editors' desk at /admin/."""

from django.contrib import admin
from django.urls import include, path

handler400 = "events.views.errors.bad_request"
handler403 = "events.views.errors.forbidden"
handler404 = "events.views.errors.not_found"
handler500 = "events.views.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("events.urls")),
]
