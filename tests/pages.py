"""Pages as somebody reads them."""

import re
from html import unescape

_INLINE = re.compile(
    r"</?(?:a|bdi|cite|code|em|input|mark|q|small|span|strong|svg|time|use)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]+>")


def as_read(html: str) -> str:
    """What HTML says, on one line: a new paragraph or cell is a space, a mark is nothing."""
    return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", html))).split())


def events(html: str) -> list[int]:
    """The keys of the events of a list, in its order."""
    return [int(key) for key in re.findall(r'id="event-(\d+)"', html)]
