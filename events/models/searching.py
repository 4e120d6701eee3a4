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

from django.contrib.postgres.search import SearchQuery
from django.db import connection

from events.models.filters import SEARCH_CONFIG, STATUSES
from events.models.masks import Piece, all_of, any_of, but, found_in, having, having_each

if TYPE_CHECKING:
    from events.models.querysets import ChronicleQuerySet

_RULE = re.compile(r'(?:-[^\w"-]*){3,}')
"""Signs that PostgreSQL takes for "not", each of the next; of some thirty it makes an error."""
_TOKEN = re.compile(r"'(?:''|[^'])*'|<->|<\d+>|[&|!()]")
_ESCAPED = re.compile(r"(['\\])\1")

_ASKED = "unnest(%s::text[], %s::text[]) AS asked(word, query)"
_RARE = "NOT EXISTS (SELECT FROM events_frequency WHERE dimension = %s AND value = word)"
_SOME_RARE = f"SELECT string_agg(query, ' | ')::tsquery FROM {_ASKED} WHERE {_RARE}"
"""Those of some words that are rare; nothing where all are common."""
_EACH_IF_RARE = f"SELECT string_agg(query, ' & ')::tsquery FROM {_ASKED} HAVING bool_or({_RARE})"
"""All of some words together; nothing where all are common."""

Operand = Piece | str
"""A piece; or a word, in quotation marks, that is not looked up yet."""


def asked(text: str) -> SearchQuery:
    """A search in the syntax of PostgreSQL's ``websearch_to_tsquery``; a line of dashes is none."""
    return SearchQuery(_RULE.sub(" ", text), config=SEARCH_CONFIG, search_type="websearch")


def saying(rows: ChronicleQuerySet[Any], text: str) -> Piece:
    """The rows whose words match, as those ``asked`` for."""
    return _Reading(rows, _TOKEN.findall(understood(text))).whole()


@lru_cache(maxsize=1024)
def understood(text: str) -> str:
    """The search as a ``tsquery``: stems, each in quotation marks, with the operators between them.

    Empty where it has no word that is indexed.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT websearch_to_tsquery(%s::regconfig, %s)::text",
            [SEARCH_CONFIG, _RULE.sub(" ", text)],
        )
        [(query,)] = cursor.fetchall()
        return str(query)


class _Reading:
    """A ``tsquery`` as PostgreSQL prints it: ``!`` binds before ``<->``, ``&`` and then ``|``."""

    def __init__(self, rows: ChronicleQuerySet[Any], tokens: list[str]) -> None:
        self._kind, self._table = rows.kind, rows.model._meta.db_table
        self._rest = tokens[::-1]

    def whole(self) -> Piece:
        return self._some([self._either()] if self._rest else [])

    def _either(self) -> Operand:
        found = [self._both()]
        while self._take("|"):
            found.append(self._both())
        return self._some(found) if len(found) > 1 else found[0]

    def _both(self) -> Operand:
        wanted: list[Operand] = []
        barred: list[Operand] = []
        while not (wanted or barred) or self._take("&"):
            side = barred if self._take("!") else wanted
            side.append(self._one())
        if barred:
            return self._none(barred, self._each(wanted) if wanted else None)
        return self._each(wanted) if len(wanted) > 1 else wanted[0]

    def _one(self) -> Operand:
        if self._take("!"):
            return self._none([self._one()])
        if self._take("("):
            inner = self._either()
            self._take(")")
            return inner
        phrase = [self._rest.pop()]
        while self._rest and self._rest[-1].startswith("<"):
            phrase += [self._rest.pop(), self._rest.pop()]
        return self._indexed("%s::tsquery", " ".join(phrase)) if phrase[1:] else phrase[0]

    def _none(self, operands: list[Operand], among: Piece | None = None) -> Piece:
        every = having(f"{self._kind}.status", STATUSES)
        return but(among or every, self._some(operands))

    def _some(self, operands: list[Operand]) -> Piece:
        words, pieces = _parted(operands)
        if words or not pieces:
            rare = self._indexed(f"({_SOME_RARE})", [*words], [*words.values()], self._words)
            pieces += [having(self._words, words), rare]
        return any_of(*pieces)

    def _each(self, operands: list[Operand]) -> Piece:
        words, pieces = _parted(operands)
        if words:
            asked = ([*words], [*words.values()], self._words)
            rare = self._indexed(f"({_EACH_IF_RARE})", *asked)
            pieces.append(any_of(having_each(self._words, words), rare))
        return all_of(*pieces)

    @property
    def _words(self) -> str:
        return f"{self._kind}.word"

    def _indexed(self, query: str, *params: Any) -> Piece:
        return found_in(f"SELECT id FROM {self._table} WHERE words @@ {query}", *params)

    def _take(self, token: str) -> bool:
        return bool(self._rest) and self._rest[-1] == token and bool(self._rest.pop())


def _parted(operands: list[Operand]) -> tuple[dict[str, str], list[Piece]]:
    """The words, each with the query for it, and the pieces."""
    quoted = [one for one in operands if isinstance(one, str)]
    words = {_ESCAPED.sub(r"\1", one[1:-1]): one for one in quoted}
    return words, [one for one in operands if not isinstance(one, str)]
