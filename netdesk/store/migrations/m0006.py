"""Steps of the journal that bring people by the hundred name them by their ids."""

VERSION = 6

STATEMENTS = """
-- The first and last of the people whose rows are not in the changeset.
alter table journal add column first_arrival integer;
alter table journal add column last_arrival integer;
"""
