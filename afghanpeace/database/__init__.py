"""A PostgreSQL server of the project's own, for where DATABASE_URL names none.

`cluster` makes, starts and stops the server; `sharing` lets any number of processes use it at once
and stops it with the last; `base` is the Django backend that asks for it at the first connection.
"""
