"""The editors' desk: Django's admin, taught the project's rules.

A machine field that an editor changes makes its row edited; two editors at once are told of each
other; what articles say is shown beside what is edited.
"""

from django.contrib import admin

from events.admin import actors, articles, decisions, events, proposals, statements

__all__ = ["actors", "articles", "decisions", "events", "proposals", "statements"]

admin.site.site_header = "afghanpeace"
admin.site.site_title = "afghanpeace"
admin.site.index_title = "Editors’ desk"
# Lists need the width; every page links to the index.
admin.site.enable_nav_sidebar = False
