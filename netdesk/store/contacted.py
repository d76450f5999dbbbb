"""When each person was last in contact: derived from the interactions, or Today would read all."""

import apsw

SCHEMA = """
drop table if exists contacted;
create table contacted (
    person_id integer primary key, last_on text not null, wrote integer not null);
"""

# One in the future (a typing error in the year) is no contact yet; ?1 is today.
LAST_ON = """
case when contacted.last_on > ?1 then
    (select max(i.happened_on) from interaction_person ip
        join interaction i on i.id = ip.interaction_id
        where ip.person_id = p.id and i.happened_on <= ?1)
    else contacted.last_on end
"""


def refresh(connection: apsw.Connection) -> None:
    """Bring it up to date with the people in `dirty`; call it inside a step's transaction."""
    connection.execute(
        "delete from contacted where person_id in (select person_id from dirty);"
        "insert into contacted select ip.person_id, max(i.happened_on), "
        "max(i.direction <> 'incoming') from dirty "
        "cross join interaction_person ip on ip.person_id = dirty.person_id "
        "join interaction i on i.id = ip.interaction_id group by ip.person_id"
    )
