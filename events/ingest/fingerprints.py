"""What makes a finding the same finding in the next run, and a text the same text slightly changed.

No Django here: only words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise

_WORD = re.compile(r"\w+")


def fingerprint(*parts: object) -> str:
    """64 hexadecimal digits that stand for these parts in this order."""
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def fingerprints(keys: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """A fingerprint per key; of equal keys the second, third... also carry their number."""
    seen: Counter[tuple[object, ...]] = Counter()
    for key in keys:
        yield fingerprint(*key, seen[key])
        seen[key] += 1


def word_pairs(text: str) -> Counter[tuple[str, str]]:
    """Every two words that follow each other, counted; a lone word is paired with nothing."""
    words = _WORD.findall(text.casefold())
    return Counter(pairwise(words)) if len(words) > 1 else Counter((word, "") for word in words)


def alike(a: Counter[tuple[str, str]], b: Counter[tuple[str, str]]) -> float:
    """Dice's coefficient of two bags of word pairs: 1 for the same text, about 0.05 for any two."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0
