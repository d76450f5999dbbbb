"""What an import brings to people who are in the book already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from netdesk.book import first_follow_ups
from netdesk.book.importing.belongings import Belongings, iso
from netdesk.book.importing.difference import Difference
from netdesk.book.importing.known import Known
from netdesk.book.importing.rows import Rows
from netdesk.domain.card_groups import regrouped
from netdesk.domain.contact import Connection, Contact
from netdesk.domain.folding import fold
from netdesk.domain.when import Due
from netdesk.exchange import vcard
from netdesk.store import blobs, cards


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants of one card for somebody known: when to follow up and why, fields of
    which the card's value wins, and fields of which the book's stays though the card's is newer."""

    follow_up: Due | None = None
    reason: str = ""
    start_clock: bool = False
    replace: Collection[str] = ()
    keep: Collection[str] = ()


class Updates:
    """Gives people what cards bring, one by one."""

    def __init__(self, rows: Rows, belongings: Belongings) -> None:
        self._rows, self._raw, self._belongings = rows, rows.raw, belongings
        self._setting = belongings.setting

    def update(
        self,
        contact: Contact,
        person: Known,
        difference: Difference,
        names: Sequence[str],
        wish: Wish,
    ) -> bool:
        """Give a person what a card and the plan bring; says whether anything changed."""
        self._rows.flush()
        before, theirs = self._raw.total_changes(), self._belongings
        self._meet(person.id)
        self._fill(contact, person, difference, wish)
        theirs.reach(person.id, len(person.channels), difference.channels)
        wanted = (*difference.niches, *names, *theirs.event_niche)
        theirs.tag(person.id, [name for name in wanted if fold(name) not in person.niches])
        self._keep_properties(contact, person, difference)
        theirs.past.log(person.id, difference.past)
        theirs.past.plan(person.id, difference.planned)
        self._rows.flush()
        if difference.past:
            theirs.past.settle(person.id, difference.past)
        if contact.connection and (difference.connection or difference.replaces):
            self._connect(person.id, contact.connection)
        if wish.start_clock and first_follow_ups.never_met(person.id):
            self._start_clock(person.id, wish.follow_up)
        elif wish.follow_up and not self._planned(person.id, wish.follow_up, wish.reason):
            theirs.promise(person.id, wish.follow_up, wish.reason)
        self._rows.flush()
        return self._raw.total_changes() != before

    def _fill(self, contact: Contact, person: Known, difference: Difference, wish: Wish) -> None:
        values: dict[str, Any] = dict(difference.fills)
        if self._belongings.event:  # where they were met now is known better
            values = {k: v for k, v in values.items() if k not in ("met_on", "met_at")}
        replaced = difference.replaces.items()
        values |= {name: new for name, (_, new) in replaced if name not in wish.keep}
        values |= {
            name: new
            for name, (_, new) in difference.contradicts.items()
            if name in wish.replace and name != "photo"
        }
        if contact.photo and (difference.photo or "photo" in wish.replace):
            values["photo"] = blobs.put(self._raw, contact.photo)
        if "name" in values:
            values |= {"sort_key": fold(values["name"]), "name_derived": 0}
            values |= {part: getattr(contact, part) for part in ("given_name", "family_name")}
        if values:
            sets = ", ".join(f"{name} = ?" for name in values)
            self._raw.execute(
                f"update person set {sets} where id = ?", (*values.values(), person.id)
            )

    def _keep_properties(self, contact: Contact, person: Known, difference: Difference) -> None:
        """Keep the card's own form of what was taken from it, so that it goes out as it came."""
        added = {(one.kind, one.value) for one in difference.channels}
        sources = [
            one
            for one in contact.properties
            if any((c.kind, c.value) in added for c in vcard.fields((one,)).channels)
        ]
        fresh = [*sources, *difference.properties]
        groups = {one.group.lower() for one in fresh if one.group}
        fresh += [
            one
            for one in contact.properties
            if one.name == "X-ABLABEL" and one.group.lower() in groups and one not in fresh
        ]
        if fresh:
            kept = regrouped(person.properties, fresh)
            cards.put(self._raw, person.id, (*person.properties, *kept))

    def _meet(self, own: int) -> None:
        """Note the event of this import where none is known, and how often to keep in touch."""
        event = self._belongings.event
        elsewhere = self._raw.execute("select event_id from person where id = ?", (own,)).fetchone()
        self._belongings.attend(own)
        if elsewhere == (None,) and event:
            self._raw.execute(
                "update person set event_id = ?, met_at = iif(met_at = '', ?, met_at), "
                "met_on = coalesce(met_on, ?) where id = ?",
                (event.id, event.name, iso(self._belongings.met_on), own),
            )
        if self._setting.cadence_days:
            self._raw.execute(
                "update person set cadence_days = ? where id = ? and cadence_days is null",
                (self._setting.cadence_days, own),
            )

    def _connect(self, own: int, connection: Connection) -> None:
        """Note that somebody is a connection on LinkedIn, perhaps again."""
        self._raw.execute(
            "insert into linkedin_connection (person_id, connected_on, seen_on) values (?, ?, ?) "
            "on conflict (person_id) do update set gone_on = null, "
            "connected_on = coalesce(excluded.connected_on, connected_on), "
            "seen_on = nullif(max(ifnull(excluded.seen_on, ''), ifnull(seen_on, '')), '')",
            (own, iso(connection.since), iso(connection.exported_on)),
        )

    def _start_clock(self, own: int, wish: Due | None) -> None:
        met_on = self._belongings.met_on
        self._raw.execute(
            "update person set clock_on = ?1, met_on = coalesce(met_on, ?1) where id = ?2",
            (met_on.isoformat(), own),
        )
        self._belongings.first(own, wish)

    def _planned(self, own: int, wish: Due, reason: str) -> bool:
        """Say whether a follow-up is planned; one that is to have a reason, for that reason."""
        row = self._raw.execute(
            "select 1 from follow_up where person_id = ?1 and (status = 'open' or due_on = ?2) "
            "and ?3 in ('', reason)",
            (own, wish.day.isoformat(), reason),
        ).fetchone()
        return row is not None
