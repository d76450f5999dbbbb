"""People of the book, as far as a card is compared with them."""

from dataclasses import dataclass
from datetime import date

from netdesk.book.mapping import day
from netdesk.domain.contact import TEXT_FIELDS, Property
from netdesk.domain.errors import NotFound
from netdesk.domain.model import ChannelKind
from netdesk.store import cards
from netdesk.store.database import BookDatabase
from netdesk.store.reader import Reader

MET = ("met_on", "met_at", "met_note")
_COLUMNS = (*TEXT_FIELDS, *MET, "circle", "cadence_days")
_PERSON = (
    f"select name, name_derived, photo, {', '.join(_COLUMNS)}, l.person_id, connected_on, gone_on "
    "from person p left join linkedin_connection l on l.person_id = p.id where p.id = ?"
)
_NICHES = (
    "select n.match_name from person_niche pn join niche n on n.id = pn.niche_id "
    "where pn.person_id = ?"
)
_KEYS = (
    "select source_key from interaction_person ip join interaction i on i.id = ip.interaction_id "
    "where ip.person_id = ?1 and source_key <> '' "
    "union all select source_key from follow_up where person_id = ?1 and source_key <> ''"
)


@dataclass(slots=True)
class Known:
    """A person of the book; `fields` are texts, also what is none, `source_keys` those of past
    and planned contacts that other programs knew."""

    id: int
    name: str
    name_derived: bool
    fields: dict[str, str]
    photo: str
    channels: list[tuple[ChannelKind, str, str]]  # kind, value, match key
    niches: set[str]
    properties: tuple[Property, ...]
    connected: bool
    connected_on: date | None
    gone: bool
    source_keys: frozenset[str]

    @property
    def is_named(self) -> bool:
        """Say whether their name was given, not made of what else was known of them."""
        parts = self.fields["given_name"] + self.fields["family_name"]
        return bool(parts) or not self.name_derived


class Acquaintance:
    """Reads people of the book; `begin` once before the people of a file."""

    def __init__(self, database: BookDatabase) -> None:
        self._raw = database.raw
        self._reader = Reader(self._raw)
        self._has_keys = False

    def begin(self) -> None:
        """Look whether there is anything at all that only some books have."""
        self._has_keys = bool(
            self._reader.value(
                "select exists (select 1 from interaction where source_key <> '') "
                "or exists (select 1 from follow_up where source_key <> '')"
            )
        )

    def known(self, person_id: int) -> Known:
        """Read a person; raises NotFound."""
        found = self._reader.rows(_PERSON, (person_id,))
        if not found:
            raise NotFound("person", str(person_id))
        name, derived, photo, *fields, connected, connected_on, gone_on = found[0]
        channels = self._reader.rows(
            "select kind, value, match_key from channel where person_id = ?", (person_id,)
        )
        texts = ("" if one is None else str(one) for one in fields)
        return Known(
            id=person_id,
            name=name,
            name_derived=bool(derived),
            fields=dict(zip(_COLUMNS, texts, strict=True)),
            photo=photo,
            channels=[(ChannelKind(kind), value, key) for kind, value, key in channels],
            niches={one for (one,) in self._reader.rows(_NICHES, (person_id,))},
            properties=cards.properties(self._raw, person_id),
            connected=connected is not None,
            connected_on=day(connected_on),
            gone=gone_on is not None,
            source_keys=self._source_keys(person_id),
        )

    def _source_keys(self, person_id: int) -> frozenset[str]:
        if not self._has_keys:
            return frozenset()
        return frozenset(key for (key,) in self._reader.rows(_KEYS, (person_id,)))
