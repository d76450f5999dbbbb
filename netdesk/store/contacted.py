"""When each person was first written to and last in contact: derived from the interactions, or
Today would read all."""

import apsw

SCHEMA = """
drop table if exists contacted;
create table contacted (
    person_id integer primary key, last_on text not null, wrote_on text);
"""


def last_on(today: str) -> str:
    """Return SQL for the last contact of `person p` with `contacted` beside it: one in the future
    (a typing error in the year) is none yet. `today` is SQL as well."""
    return f"""
case when contacted.last_on > {today} then
    (select max(i.happened_on) from interaction_person ip
        join interaction i on i.id = ip.interaction_id
        where ip.person_id = p.id and i.happened_on <= {today})
    else contacted.last_on end
"""


LAST_ON = last_on("?1")
WROTE = "coalesce(contacted.wrote_on <= ?1, 0)"
"""The same of whether I have ever written to them."""


def refresh(connection: apsw.Connection) -> None:
    """Bring it up to date with the people in `dirty`; call it inside a step's transaction."""
    connection.execute(
        "delete from contacted where person_id in (select person_id from dirty);"
        "insert into contacted select ip.person_id, max(i.happened_on), "
        "min(iif(i.direction <> 'incoming', i.happened_on, null)) from dirty "
        "cross join interaction_person ip on ip.person_id = dirty.person_id "
        "join interaction i on i.id = ip.interaction_id group by ip.person_id"
    )
