"""Counts, plans and pages with 10,000 events."""
