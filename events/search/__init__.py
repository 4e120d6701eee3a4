"""Finding by words: actors by any spelling of their names, events, statements and paragraphs."""
