"""Texts made to fit: into columns, into addresses, and to be compared with each other."""

from __future__ import annotations

import re
from itertools import count

from django.db.models import Model
from django.utils.text import slugify

LONGEST_SLUG = 100
_WORD = re.compile(r"\w+")
_LITTLE = re.compile(r"^\W*(?:the|an?)\b|['’]s\b", re.IGNORECASE)


def normalised(text: str) -> str:
    """The words alone: case, punctuation and white space taken away."""
    return " ".join(_WORD.findall(text.casefold()))


def shortened(text: str, length: int) -> str:
    """A text that fits into a column of ``length`` characters, cut with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def free_slugs(model: type[Model], *titles: str, fallback: str) -> list[str]:
    """A slug for each title, made unique in the table and the list by a number from 2 on."""
    bases = [_slug(title)[:LONGEST_SLUG].strip("-") or fallback for title in titles]
    slugs = model._default_manager.values_list("slug", flat=True)
    taken = set(slugs.filter(slug__in=bases))
    for base in taken.copy():
        taken.update(slugs.filter(slug__startswith=f"{base}-"))
    return [_take(base, taken) for base in bases]


def _slug(title: str) -> str:
    """The slugified title, without the little words that addresses can do without."""
    return slugify(_LITTLE.sub("", title))


def _take(base: str, taken: set[str]) -> str:
    numbered = (f"{base}-{number}" for number in count(2))
    slug = base if base not in taken else next(slug for slug in numbered if slug not in taken)
    taken.add(slug)
    return slug
