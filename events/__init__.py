"""The application: tables, extraction, pages, exports and the admin."""
