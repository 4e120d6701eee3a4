"""What the desk's start page says."""

from django import template

from events.models import Proposal

register = template.Library()


@register.simple_tag
def open_questions() -> int:
    """How many pairs of events wait for an editor's answer."""
    return Proposal.objects.open().count()
