"""From bytes to text: byte order marks, declared and undeclared encodings, damaged text.

UTF-8 wins wherever it is valid, for other encodings are next to never valid UTF-8 by accident.
What is left is read as windows-1252 (the superset of Latin-1 that the WHATWG Encoding Standard
prescribes for both labels), line by line, since files pasted together mix encodings.
"""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zlib

from events.extraction.articles.errors import Unreadable

LIMIT = 10_000_000  # bytes, after decompression

_GZIP = b"\x1f\x8b"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "a PDF file; save its text as .txt",
    b"PK\x03\x04": "a ZIP or Office file; save its text as .txt",
    b"\xd0\xcf\x11\xe0": "an old Office file; save its text as .txt",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,30})""", re.IGNORECASE)
_LEGACY = re.compile(
    r"windows-125\d|iso-8859-\d+|koi8-[ru]|gbk|gb2312|gb18030|big5|shift_jis|euc-(jp|kr)"
)
_UTF8_TRIPLE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
_COMMON = re.compile(r"[\s\x20-\u06ff\u2010-\u2040\u20ac]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def _check_size(size: int) -> None:
    if size > LIMIT:
        raise Unreadable(f"too large: the limit is {LIMIT // 1_000_000} MB; split the file")


def unpack(data: bytes) -> bytes:
    """``data``, gunzipped if it is gzip, never more than ``LIMIT`` bytes of it."""
    _check_size(len(data))
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            plain = stream.read(LIMIT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"broken gzip file ({error}); compress it again") from error
    _check_size(len(plain))
    return plain


def _windows_1252(data: bytes) -> str:
    """Five bytes that windows-1252 leaves open become the C1 controls, as browsers have it."""
    return "".join(
        chunk.decode("cp1252" if chunk not in _OPEN else "latin-1")
        for chunk in re.split(rb"([\x81\x8d\x8f\x90\x9d])", data)
    )


_OPEN = frozenset((b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))


def _single_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _windows_1252(error.object[error.start : error.end]), error.end


codecs.register_error("afghanpeace-windows-1252", _single_bytes)


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        if _UTF8_TRIPLE.search(line):
            return line.decode("utf-8", errors="afghanpeace-windows-1252")
        return _windows_1252(line)


def _looks_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: spaces of any language make some bytes zero, always the same half."""
    sample = data[:4096]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if (
        len(data) % 2
        or 10 * max(odd, even) < len(sample) // 2
        or 10 * min(odd, even) > max(odd, even)
    ):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    likely = len(_COMMON.findall(sample.decode(encoding, "replace")))
    return encoding if likely >= 0.9 * len(sample) // 2 else None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"broken {encoding} text at byte {error.start}; save it as UTF-8"
        ) from error


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    name = found.group(1).decode("ascii", "replace").lower() if found else ""
    if not _LEGACY.fullmatch(name) or name == "iso-8859-1":
        return None
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark) and encoding != "utf-8":
            return _strict(data[len(mark) :], encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    if wide := _looks_utf16(data):
        return _strict(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or "".join(_decode_line(x) for x in data.splitlines(keepends=True))


def _refuse_binary(text: str) -> None:
    found = _CONTROL.findall(text)
    if "\0" in found or len(found) > 4 + len(text) // 200:
        raise Unreadable("binary data, no text; give a .txt, .md, .html, .json or .jsonl file")


def decode(data: bytes) -> str:
    """The text of ``data``, with line feeds for every line end and no byte order mark.

    Raises ``Unreadable`` for binary data.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"{what.split(';')[0]}, no text{what[len(what.split(';')[0]) :]}")
    text = _decoded(data)
    _refuse_binary(text)
    return repair(text).replace("\r\n", "\n").replace("\r", "\n")


# ---- UTF-8 that somebody read as windows-1252 (or Mac Roman) and saved again


def _readings(encoding: str) -> dict[int, str]:
    table = {}
    for byte in range(0x80, 0x100):
        try:
            table[byte] = bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            table[byte] = chr(byte)
    return table


_BYTES = {char: byte for byte, char in _readings("cp1252").items()}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0x100)}  # read as Latin-1


def _class(first: int, last: int) -> str:
    return "[" + "".join(re.escape(c) for c, b in _BYTES.items() if first <= b <= last) + "]"


_NEXT = _class(0x80, 0xBF)
_LONG = f"{_class(0xE0, 0xEF)}{_NEXT}{{2}}|{_class(0xF0, 0xF4)}{_NEXT}{{3}}"
# A garbled character of two begins with Â or Ã if it was Latin; the other beginnings stand in
# honest text too (an E acute before a closing quotation mark), so they count in runs only.
_GARBLED = re.compile(f"(?:{_LONG}|{_class(0xC2, 0xDF)}{_NEXT}){{2,}}|{_LONG}|[ÂÃ]{_NEXT}")
_LOST_QUOTE = re.compile("â€(?:\ufffd|(?=[\\s.,;:!?)]|$))")
_MAC_QUOTES = {"‚Äú": "“", "‚Äù": "”", "‚Äò": "‘", "‚Äô": "’", "‚Äì": "–", "‚Äî": "—", "‚Ä¶": "…"}


def _ungarble(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[char] for char in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def repair(text: str) -> str:
    """``text`` with UTF-8 that was read as windows-1252 put right, up to three times over."""
    for _ in range(3):
        repaired = _LOST_QUOTE.sub("”", _GARBLED.sub(_ungarble, text))
        if repaired == text:
            break
        text = repaired
    for garbled, quote in _MAC_QUOTES.items():
        text = text.replace(garbled, quote)
    return text
