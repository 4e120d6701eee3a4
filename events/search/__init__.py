"""Finding by words: events, statements and paragraphs, ranked and marked; suggestions."""
