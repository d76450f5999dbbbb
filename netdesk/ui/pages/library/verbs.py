"""What can be done with an item, each a verb of the book with what the toast says of it."""

from collections.abc import Callable

from netdesk import book, clock, words
from netdesk.domain.model import Audience, ChannelKind, Item, Person, Recipient
from netdesk.ui.dialogs.item_form import ItemFields
from netdesk.ui.work import Work
from netdesk.words import tr


class LibraryVerbs:
    """Runs verbs on the writer."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, wish: ItemFields, then: Callable[[int], None]) -> None:
        """Add an item and show it."""
        today = clock.today()

        def verb() -> int:
            return book.library.add(
                wish.title,
                today=today,
                url=wish.url,
                path=wish.path,
                kind=wish.kind,
                notes=wish.notes,
                html=wish.html,
            )

        self._work.do(verb, said=tr("It is in the library"), then=then)

    def edit(self, item: Item, wish: ItemFields) -> None:
        """Change an item."""
        today = clock.today()
        self._work.do(
            lambda: book.library.edit(
                item.id,
                today=today,
                title=wish.title,
                url=wish.url,
                path=wish.path,
                kind=wish.kind or item.kind,
                notes=wish.notes,
            ),
            said=tr("%1 changed", wish.title),
        )

    def rename(self, item: Item, title: str) -> None:
        """Give it another title."""
        today = clock.today()
        self._work.do(
            lambda: book.library.edit(item.id, today=today, title=title),
            said=tr("Renamed to %1", title),
        )

    def set_niches(self, item: Item, names: list[str], said: str) -> None:
        """Say which niches it serves."""
        today = clock.today()
        self._work.do(lambda: book.library.edit(item.id, today=today, niche_names=names), said=said)

    def refresh(self, item: Item) -> None:
        """Say that it is up to date."""
        today = clock.today()
        self._work.do(
            lambda: book.library.refresh(item.id, today), said=tr("%1 is up to date", item.title)
        )

    def remove(self, item: Item) -> None:
        """Remove it from the library, at once."""
        today = clock.today()
        said = tr("%1 removed from the library", item.title)
        self._work.do(lambda: book.library.remove(item.id, today), said=said)

    def share(self, item: Item, one: Audience, channel: ChannelKind | None) -> None:
        """Record that somebody got it."""
        today, own = clock.today(), one.face.person_id
        self._work.do(
            lambda: book.library.share(
                item.id, own, on=today, channel=channel, said=words.shared(item)
            ),
            said=tr("Shared with %1", one.face.name),
        )

    def share_at_once(
        self,
        item: Item,
        person: Person,
        channel: ChannelKind | None,
        then: Callable[[], None],
        *,
        force: bool,
    ) -> None:
        """Record that somebody gets it, and go on to send it."""
        today, own = clock.today(), person.id
        self._work.do(
            lambda: book.library.share(
                item.id, own, on=today, channel=channel, said=words.shared(item), force=force
            ),
            said=tr("Shared with %1, the text is copied", person.name),
            then=lambda _contact: then(),
        )

    def came_of(self, one: Recipient, text: str) -> None:
        """Note what came of it."""
        today, own = clock.today(), one.interaction_id
        said = tr("Noted what came of it for %1", one.face.name)
        self._work.do(lambda: book.library.came_of(own, text, today=today), said=said)

    def won(self, one: Recipient) -> None:
        """Say that somebody became a client by it, or not."""
        today, own, won = clock.today(), one.interaction_id, not one.won
        said = (
            tr("%1 became a client", one.face.name) if won else tr("%1 is no client", one.face.name)
        )
        self._work.do(lambda: book.library.came_of(own, won=won, today=today), said=said)
