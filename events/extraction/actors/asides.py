"""Names that only qualify, and so are no mentions."""

from __future__ import annotations

from events.extraction.actors.known import actors_by_name, words
from events.extraction.actors.reading import Reading


def drop_asides(reading: Reading) -> None:
    """Take back names that only qualify: a rank's, an expert's, an agency in brackets.

    "Army Gen. X" is not the army, "the Syria expert" not Syria, "(Reuters)" only a source; "the
    Kabul Process conference" is an event.
    """
    text = reading.words
    for naming in reading.namings():
        after = text.lower(naming.end) if text.joined(naming.end - 1) else ""
        process = naming.name.lower().endswith(("process", "format"))
        agency = naming.kind == "organization" and text.gap(naming.first - 1).endswith("(")
        if (
            (naming.kind == "government" and after in words("titles", "ranks"))
            or (naming.kind == "country" and after in words("titles", "students"))
            or (process and after in words("titles", "sittings"))
            or (agency and actors_by_name()[naming.name].cameo.endswith("MED"))
        ):
            reading.take(naming)
