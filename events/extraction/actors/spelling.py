"""Keys under which the many spellings of one transliterated name are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from events.extraction.lexicon import load

_ARABIC = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ھ": "ه", "\u0640": "", "\u200c": ""}
)
# Order matters: digraphs before single letters. Vowels that transliterations of Dari, Pashto and
# Arabic confuse become one ("Stanikzai", "Stanekzai"; "Akhond", "Akhund"; "Yaqoob", "Yaqub").
_SIGNS = re.compile(r"[’'.`ʼ‘-]")
_SOUNDS = re.compile(r"(?P<u>oo|ou)|(?P<k>c[kq]|q)|(?P<i>a[iey]|e[iey]|ie)")
_LETTERS = str.maketrans({"o": "u", "e": "i", "y": "i", "w": "v"})
_DOUBLED = re.compile(r"(.)\1+")
_NAME_WORD = re.compile(r"[^\W_]+(?:-[uo]d-din|[’'\u200c.][^\W_]+)*")


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """The word without case, accents and the Arabic forms of Persian letters."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.translate(_ARABIC)).casefold()
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("ı", "i")


def _folded(word: str) -> str:
    word = plain(word)
    if not word.isalpha():
        word = _SIGNS.sub("", word)
    word = _SOUNDS.sub(lambda sound: sound.lastgroup or "", word)
    word = _DOUBLED.sub(r"\1", word.translate(_LETTERS))
    return word[:-1] if word.endswith("ah") and len(word) > len("xah") else word


@cache
def _variants() -> dict[str, str]:
    """What other spellings of a part of a name are a spelling of."""
    table: dict[str, list[str]] = load("names")["spellings"]
    return {_folded(w): _folded(main) for main, others in table.items() for w in others}


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The key of one word: "Muhammed", "Mohammad" and "Mohamed" share one."""
    folded = _folded(word)
    return _variants().get(folded, folded)


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(word) for word in ("al", "el", "the", "of", "e", "i", "a", "an"))


@lru_cache(maxsize=1 << 14)
def normalise(name: str) -> str:
    """A spelling-tolerant key of a whole name: its words folded, articles and particles left out.

    Latin transliterations of one name give one key, as do Arabic and Persian letter forms; a name
    in another script has a key of its own, which the lexicon's aliases bring to the same actor.
    """
    keys = [fold(word) for word in _NAME_WORD.findall(plain(name.replace("\u200c", "")))]
    return " ".join(key for key in keys if key not in _particles()) or " ".join(keys)
