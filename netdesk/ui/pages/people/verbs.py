"""What can be done to people from their page: each verb on the writer, said in a toast."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from netdesk import book, clock, words
from netdesk.domain.model import (
    Channel,
    ChannelKind,
    Direction,
    FollowUp,
    Interaction,
    Niche,
    Person,
)
from netdesk.domain.when import Due
from netdesk.ui.dialogs.change_contact import ContactWish
from netdesk.ui.dialogs.event_picker import EventWish
from netdesk.ui.dialogs.follow_up import FollowUpWish
from netdesk.ui.dialogs.niche_picker import NicheWish
from netdesk.ui.models.person import with_note
from netdesk.ui.work import Work
from netdesk.words import tr


@dataclass(frozen=True, slots=True)
class People:
    """Whom a verb is for: their ids, and the name where it is one person."""

    ids: tuple[int, ...]
    name: str = ""

    @classmethod
    def one(cls, person: Person) -> "People":
        """Return one person as whom a verb is for."""
        return cls((person.id,), person.name)

    def said(self) -> str:
        """Return the name, or how many they are."""
        return self.name or tr("%n person||%n people", n=len(self.ids))


class Verbs:
    """The page's hands; ids go to the writer as plain values."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def delete(self, who: People) -> None:
        """Delete people."""
        self._do(lambda: book.people.delete(who.ids), tr("%1 deleted", who.said()))

    def tag(self, who: People, wish: NicheWish) -> None:
        """Give people a niche, or take it off."""
        if wish.take_off:
            self.untag(who, wish.niche_id, wish.name)
            return

        def verb() -> Niche:
            return book.niches.tag(who.ids, wish.name, wish.color)

        self._do(verb, tr("%1 added to %2", who.said(), wish.name))

    def untag(self, who: People, niche_id: int, name: str) -> None:
        """Take a niche from people."""
        said = tr("%1 taken out of %2", who.said(), name)
        self._do(lambda: book.niches.untag(who.ids, niche_id), said)

    def plan(self, who: People, wish: FollowUpWish) -> None:
        """Plan a follow-up with each of these people."""
        said = tr("Follow-up with %1: %2", who.said(), _when(wish.due))
        self._do(
            lambda: book.follow_ups.plan(
                who.ids,
                wish.due,
                reason=wish.reason,
                channel=wish.channel,
                side=wish.side,
                every=wish.every,
                force=wish.force,
            ),
            said,
        )

    def change_follow_up(self, present: FollowUp, wish: FollowUpWish) -> None:
        """Change a follow-up; what stays as it was isn't told, so that a series keeps its days."""
        changes: dict[str, Any] = {"reason": wish.reason, "channel": wish.channel}
        changes["side"] = wish.side
        if wish.due != Due(present.due, present.at):
            changes["due"] = wish.due
        if wish.every != present.rhythm:
            changes["every"] = wish.every
        self._do(
            lambda: book.follow_ups.edit(present.id, **changes),
            tr("Follow-up changed: %1", _when(wish.due)),
        )

    def done(self, follow_up: FollowUp) -> None:
        """Close a follow-up as done."""
        today = clock.today()
        said = tr("%1 marked done", follow_up.reason or words.origin(follow_up.origin))
        self._do(lambda: book.follow_ups.done(follow_up.id, today=today), said)

    def snooze(self, follow_up: FollowUp, until: Due) -> None:
        """Let a follow-up rest."""
        today = clock.today()
        said = tr("%1 snoozed: %2", follow_up.person, _when(until))
        self._do(lambda: book.follow_ups.snooze(follow_up.id, until, today), said)

    def drop(self, follow_up: FollowUp, *, once: bool = False) -> None:
        """Drop a follow-up; with `once` only this one of a series."""
        today = clock.today()
        said = tr("Follow-up with %1 dropped", follow_up.person)
        if once:
            said = tr("Follow-up with %1 left out this time", follow_up.person)
        self._do(lambda: book.follow_ups.drop(follow_up.id, today, once=once), said)

    def change_contact(self, present: Interaction, wish: ContactWish) -> None:
        """Change an interaction."""
        facts = wish.facts

        def verb() -> None:
            reply_by = present.reply_by or book.interactions.reply_day(facts.on)
            book.interactions.edit(
                present.id,
                on=facts.on,
                channel=facts.channel,
                direction=facts.direction,
                intent=facts.intent,
                give_kind=facts.give_kind,
                summary=wish.summary,
                note=wish.note,
                reply_by=reply_by if facts.reply else None,
            )

        self._do(verb, tr("Contact changed"))

    def replied(self, present: Interaction) -> None:
        """Say that a contact was answered today."""
        today = clock.today()
        said = tr("%1 replied", ", ".join(present.people))
        self._do(lambda: book.interactions.mark_replied(present.id, today), said)

    def wrote(self, who: People, channel: ChannelKind | None, *, reply: bool, force: bool) -> None:
        """Log that the user wrote to somebody."""
        today = clock.today()

        def verb() -> None:
            reply_by = book.interactions.reply_day(today) if reply else None
            book.interactions.log(
                who.ids,
                on=today,
                channel=channel,
                direction=Direction.OUTGOING,
                reply_by=reply_by,
                force=force,
            )

        self._do(verb, tr("Contact with %1 logged", who.said()))

    def remove_contact(self, present: Interaction) -> None:
        """Remove an interaction."""
        self._do(lambda: book.interactions.remove(present.id), tr("Contact removed"))

    def note(self, person_id: int, old: str, new: str) -> None:
        """Write a note, or change or remove one."""

        def verb() -> None:
            notes = book.people.person(person_id, today=clock.today()).notes
            book.people.edit(person_id, notes=with_note(notes, old, new))

        said = tr("Note removed") if not new else tr("Note changed") if old else tr("Note added")
        self._do(verb, said)

    def note_before_the_end(self, uid: str, text: str) -> None:
        """Write a note about whoever has this UID, by a merge too; whom nobody has needs none."""

        def verb() -> None:
            if (own := book.people.holder(uid)) is not None:
                notes = book.people.person(own, today=clock.today()).notes
                book.people.edit(own, notes=with_note(notes, "", text))

        self._do(verb, tr("Note added"))

    def met_at(self, who: People, wish: EventWish) -> None:
        """Say where people were met."""

        def verb() -> None:
            if wish.event_id:
                book.events.assign(who.ids, wish.event_id)
            else:
                book.events.meet(who.ids, wish.name, wish.on or clock.today())

        self._do(verb, tr("%1 met at %2", who.said(), wish.name))

    def cadence(self, who: People, days: int | None) -> None:
        """Set how often to be in touch."""
        said = tr("%1: %2", who.said(), words.cadence(days))
        self._do(lambda: book.people.edit_many(who.ids, cadence_days=days), said)

    def edit(self, who: People, field: str, value: object) -> None:
        """Set one field."""
        said = tr("%1 changed: %2", words.field(field), who.said())
        self._do(lambda: book.people.edit_many(who.ids, **{field: value}), said)

    def reach(self, person_id: int, channel: Channel) -> None:
        """Add a way to reach somebody."""
        said = tr("%1 added", words.channel_kind(channel.kind))
        self._do(lambda: book.channels.add(person_id, channel), said)

    def change_channel(self, channel_id: int, **values: object) -> None:
        """Change a way to reach somebody."""
        self._do(lambda: book.channels.edit(channel_id, **values), tr("Contact changed"))  # type: ignore[arg-type]

    def remove_channel(self, channel: Channel) -> None:
        """Take a way to reach somebody away."""
        said = tr("%1 removed", words.channel_kind(channel.kind))
        self._do(lambda: book.channels.remove(channel.id), said)

    def photo(self, who: People, content: bytes | None) -> None:
        """Set or remove a photo."""
        said = tr("Photo of %1 set", who.said()) if content else tr("Photo removed")
        self._do(lambda: book.people.set_photo(who.ids[0], content), said)

    def mark_me(self, who: People, mine: bool) -> None:
        """Mark somebody as the user, or nobody."""
        own = who.ids[0] if mine else 0
        said = tr("%1 is you", who.said()) if mine else tr("%1 is not you", who.said())
        self._do(lambda: book.preferences.change(me=own), said)

    def _do(self, verb: Callable[[], object], said: str) -> None:
        self._work.do(verb, said=said)


def people(ids: Sequence[int], name: str = "") -> People:
    """Return whom a verb is for."""
    return People(tuple(ids), name if len(ids) == 1 else "")


def _when(due: Due) -> str:
    today: date = clock.today()
    return words.when(due.day, due.at, today)
