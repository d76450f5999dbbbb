"""One frozen module a version of the book's file, in order."""

from netdesk.store.migrations import m0001, m0002, m0003, m0004, m0005, m0006

MIGRATIONS = (m0001, m0002, m0003, m0004, m0005, m0006)
KNOWN_VERSION = MIGRATIONS[-1].VERSION
