"""Pure extraction: from the bytes of an article to dates, actors, statements and events."""
