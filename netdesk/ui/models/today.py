"""The lines of Today as a list: two sections, each a heading and its people."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk import words
from netdesk.domain.model import Side, TodayItem, TodayKind
from netdesk.ui.models.channel_icons import ICONS as CHANNEL_ICONS
from netdesk.words import tr

Key = tuple[str, int]
"""What a line is known by while others come and go."""

KIND_ICONS: Mapping[TodayKind, str] = {
    TodayKind.NEGLECTED: "hand",
    TodayKind.PROMISE: "handshake",
    TodayKind.FOLLOW_UP: "chat",
    TodayKind.THANKS: "gift",
    TodayKind.REPLY: "clock",
    TodayKind.BIRTHDAY: "cake",
    TodayKind.KEEP_WARM: "chat",
    TodayKind.EVENT: "calendar-blank",
    TodayKind.GROUP: "users",
    TodayKind.COLLABORATION: "briefcase",
    TodayKind.MONTH: "target",
}
_OWN_ICONS = (TodayKind.THANKS, TodayKind.REPLY, TodayKind.BIRTHDAY)
WARM_A_DAY = 5


class Heading(NamedTuple):
    """The line above a section: its name, how many, a remark at the far end."""

    title: str
    number: int | None
    note: str = ""


Line = Heading | TodayItem


def key_of(item: TodayItem) -> Key:
    """Return what this line is known by: its follow-up, or what it is about where there is none."""
    about = item.person_id or item.subject_id
    return ("follow_up", item.id) if item.id else (item.kind.value, about)


def reason(item: TodayItem) -> str:
    """Say why somebody or something stands in Today."""
    if not item.person_id:
        return words.today_question(item)
    if item.kind is TodayKind.REPLY:
        return tr("No answer yet to: %1", item.reason) if item.reason else tr("No answer yet")
    if item.side is Side.THEIRS:
        return tr("Waiting for: %1", item.reason) if item.reason else tr("Waiting for their answer")
    if item.reason:
        return item.reason
    if item.kind is TodayKind.NEGLECTED:
        return _neglected(item)
    if item.kind is TodayKind.KEEP_WARM:
        return _keep_warm(item)
    return words.today_kind(item.kind)


def _neglected(item: TodayItem) -> str:
    if item.met_at:
        return tr("You met at %1, and nobody wrote yet", item.met_at)
    return tr("You met, and nobody wrote yet")


def _keep_warm(item: TodayItem) -> str:
    if not item.cadence_days:
        return tr("You wanted to stay in touch")
    wanted = tr("You wanted every %n day||You wanted every %n days", n=item.cadence_days)
    if item.last_contact is None:
        return wanted
    today = item.due + timedelta(days=item.days_late)
    return tr("%1 · last contact %2", wanted, words.short_date(item.last_contact, today))


def lateness(item: TodayItem) -> str:
    """Say when it is or was due: "2 days late", "15:00", "Thank today", "Today"."""
    if item.kind in (TodayKind.BIRTHDAY, TodayKind.EVENT):
        return words.short_date(item.due, item.due + timedelta(days=item.days_late))
    if item.kind is TodayKind.KEEP_WARM:
        return tr("%n day over||%n days over", n=item.days_late)
    if item.days_late > 0 or item.days_late < 0:
        return words.late(item.days_late)
    if item.at is not None:
        return words.clock_time(item.at)
    return tr("Thank today") if item.kind is TodayKind.THANKS else words.late(0)


def icon(item: TodayItem) -> str:
    """Return the icon of the channel, or of the kind of line where none is known."""
    if item.kind in _OWN_ICONS or item.channel is None:
        return KIND_ICONS[item.kind]
    return CHANNEL_ICONS[item.channel]


def spoken(line: Line) -> str:
    """Return a whole line for a screen reader."""
    if isinstance(line, Heading):
        parts = [line.title, "" if line.number is None else str(line.number), line.note]
    else:
        parts = [words.today_title(line), line.niche, reason(line), lateness(line)]
    return ", ".join(part for part in parts if part)


class TodayModel(QAbstractListModel):
    """Headings, which can't be selected, and the items below them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self.more = 0

    def set_items(
        self,
        items: Sequence[TodayItem],
        done_today: int,
        warm_a_day: int = WARM_A_DAY,
        more: int = 0,
    ) -> bool:
        """Show these; returns whether anything differs from what was shown.

        `more` due lines are still to come, and counted already.
        """
        lines = _lines(items, done_today, warm_a_day, more)
        if (lines, more) == (self._lines, self.more):
            return False
        self.beginResetModel()
        self._lines, self.more = lines, more
        self.endResetModel()
        return True

    def line(self, row: int) -> Line | None:
        """Return the heading or item in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def item(self, row: int) -> TodayItem | None:
        """Return the item in a row; None for a heading."""
        line = self.line(row)
        return line if isinstance(line, TodayItem) else None

    def row_of(self, key: Key) -> int:
        """Return the row of a line, -1 if it isn't there."""
        for row, line in enumerate(self._lines):
            if isinstance(line, TodayItem) and key_of(line) == key:
                return row
        return -1

    def item_rows(self) -> list[int]:
        """Return the rows that hold items."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, TodayItem)]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(line)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if isinstance(self.line(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _lines(items: Sequence[TodayItem], done_today: int, warm_a_day: int, more: int) -> list[Line]:
    due = [item for item in items if item.kind is not TodayKind.KEEP_WARM]
    warm = [item for item in items if item.kind is TodayKind.KEEP_WARM]
    done = tr("Done today: %1", done_today) if done_today else ""
    lines: list[Line] = []
    if due or done:
        lines += [Heading(tr("Follow up"), len(due) + more or None, done), *due]
    if warm:
        most = tr("At most %n a day", n=warm_a_day)
        lines += [Heading(tr("Keep warm"), len(warm), most), *warm]
    return lines
