"""The one filter form: from a URL's query to a cleaned ``Filter``, and the filter in words.

Page, fragment and export read the same parameters by the same means, so that the same rows come
out of all of them.
"""

from events.forms.heading import in_words, listed, period, plural
from events.forms.reading import (
    PARAMETERS,
    BadQuery,
    Names,
    cleaned,
    cursor,
    parse_actors,
    parse_by,
    parse_change,
    parse_known,
    parse_position,
    parse_query,
    parse_who,
    parse_words,
    read,
)

__all__ = [
    "PARAMETERS",
    "BadQuery",
    "Names",
    "cleaned",
    "cursor",
    "in_words",
    "listed",
    "parse_actors",
    "parse_by",
    "parse_change",
    "parse_known",
    "parse_position",
    "parse_query",
    "parse_who",
    "parse_words",
    "period",
    "plural",
    "read",
]
