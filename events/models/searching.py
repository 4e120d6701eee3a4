"""Which rows a search finds, as pieces of ``masks``: what PostgreSQL reads in it, taken apart.

A common word (``events.vocabulary``) has bitmaps as any other property; rare ones, and phrases, are
looked up in the index of words.
"""

# Statements are put together of names and placeholders; every value is a parameter.
# ruff: noqa: S608

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from events.models.filters import SEARCH_CONFIG, STATUSES
from events.models.masks import Piece, all_of, any_of, but, found_in, having

if TYPE_CHECKING:
    from events.models.querysets import ChronicleQuerySet

_TOKEN = re.compile(r"'(?:''|[^'])*'|<->|<\d+>|[&|!()]")
_ESCAPED = re.compile(r"(['\\])\1")


def saying(rows: ChronicleQuerySet[Any], text: str) -> Piece:
    """The rows whose words match, in the syntax of PostgreSQL's ``websearch_to_tsquery``."""
    return _Reading(rows, _TOKEN.findall(understood(text))).whole()


@lru_cache(maxsize=1024)
def understood(text: str) -> str:
    """The search as a ``tsquery``: stems, each in quotation marks, with the operators between them.

    Empty where it has no word that is indexed.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT websearch_to_tsquery(%s::regconfig, %s)::text", [SEARCH_CONFIG, text]
        )
        [(query,)] = cursor.fetchall()
        return str(query)


class _Reading:
    """A ``tsquery`` as PostgreSQL prints it: ``!`` binds before ``<->``, ``&`` and then ``|``."""

    def __init__(self, rows: ChronicleQuerySet[Any], tokens: list[str]) -> None:
        self._kind, self._table = rows.kind, rows.model._meta.db_table
        self._rest = tokens[::-1]

    def whole(self) -> Piece:
        return self._either() if self._rest else having(f"{self._kind}.word", ())

    def _either(self) -> Piece:
        found = [self._both()]
        while self._take("|"):
            found.append(self._both())
        return any_of(*found) if len(found) > 1 else found[0]

    def _both(self) -> Piece:
        found = [self._one()]
        while self._take("&"):
            found.append(self._one())
        return all_of(*found) if len(found) > 1 else found[0]

    def _one(self) -> Piece:
        if self._take("!"):
            return but(having(f"{self._kind}.status", STATUSES), self._one())
        if self._take("("):
            inner = self._either()
            self._take(")")
            return inner
        return self._phrase()

    def _phrase(self) -> Piece:
        words = [self._rest.pop()]
        while self._rest and self._rest[-1].startswith("<"):
            words += [self._rest.pop(), self._rest.pop()]
        return self._indexed(" ".join(words)) if len(words) > 1 else self._word(words[0])

    def _word(self, quoted: str) -> Piece:
        dimension, word = f"{self._kind}.word", _ESCAPED.sub(r"\1", quoted[1:-1])
        common = "SELECT FROM events_frequency WHERE dimension = %s AND value = %s"
        rare = self._indexed(quoted, f"NOT EXISTS ({common})", dimension, word)
        return any_of(having(dimension, [word]), rare)

    def _indexed(self, query: str, condition: str = "true", *params: Any) -> Piece:
        sql = f"SELECT id FROM {self._table} WHERE words @@ %s::tsquery AND {condition}"
        return found_in(sql, query, *params)

    def _take(self, token: str) -> bool:
        return bool(self._rest) and self._rest[-1] == token and bool(self._rest.pop())
