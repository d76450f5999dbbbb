"""The painted widgets: text that can't leak, targets that are big enough, names for all."""

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from netdesk import paths
from netdesk.domain.model import NicheColor
from netdesk.ui.bus import Notice
from netdesk.ui.dialogs.choices import Choice, ChoicePopover
from netdesk.ui.theme import Mode, Theme
from netdesk.ui.widgets import paint, portraits
from netdesk.ui.widgets.avatar import Avatar, AvatarStack
from netdesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from netdesk.ui.widgets.chips import Chip, FilterChip
from netdesk.ui.widgets.empty import Action, EmptyState
from netdesk.ui.widgets.fields import CheckBox, Dropdown, Field, Labelled, SearchField, Switch
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.ui.widgets.list_view import ListView
from netdesk.ui.widgets.nav import BrandMark
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.widgets.text import initials, one_line
from netdesk.ui.widgets.toast import Toast
from netdesk.ui.widgets.type_ahead import TypeAhead

pytestmark = pytest.mark.usefixtures("theme")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Priya Nair", "PN"),
        ("Ana María de la Cruz", "AC"),
        ("Cher", "C"),
        ("  émile   zola ", "ÉZ"),
        ("“Ace” (Ruiz)", "AR"),
        ("李 伟", "李伟"),
        ("e\u0301mile zola", "E\u0301Z"),
        ("𝒜da 𝒵ed", "𝒜𝒵"),
        ("", ""),
        ("---", "-"),
    ],
)
def test_initials_are_whole_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_one_line_has_no_controls() -> None:
    assert one_line("Ana\nRuiz\t\x07!") == "Ana Ruiz  !"


def test_one_line_shuts_an_override_in() -> None:
    shown = one_line("Ana \u202etxt.exe")
    assert shown.startswith("\u2068")
    assert shown.endswith("\u2069")
    assert one_line("Zoë") == "Zoë"


def test_text_is_never_markup(qtbot) -> None:
    label = Text("<b>Ana</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def drawn(
    direction: Qt.LayoutDirection, align: Qt.AlignmentFlag | None = None, text: str = "Ana"
) -> QImage:
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    paint.paint_text(painter, QRectF(0, 0, 200, 40), text, align=align)
    painter.end()
    return image


def ink_span(image: QImage) -> tuple[int, int]:
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).alpha() for y in range(image.height()))
    ]
    return inked[0], inked[-1]


@pytest.mark.parametrize("text", ["Ana", "ليلى"])
def test_any_text_begins_and_ends_where_lines_do(text: str) -> None:
    ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    for direction, align, at_left in (
        (ltr, None, True),
        (ltr, paint.END, False),
        (rtl, None, False),
        (rtl, paint.END, True),
    ):
        first, last = ink_span(drawn(direction, align, text))
        assert first < 5 if at_left else last > 195


@pytest.mark.parametrize("text", ["10 days late", "+34 600 111 222", "Who is it?", "2 of 9…"])
def test_a_text_that_runs_the_other_way_reads_as_ever(text: str) -> None:
    ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    middle = Qt.AlignmentFlag.AlignHCenter
    assert drawn(rtl, middle, text) == drawn(ltr, middle, text)


def test_a_row_places_its_parts_from_its_own_beginning() -> None:
    row = QRectF(10, 0, 100, 20)
    assert paint.placing(row, rtl=False)(12, 3, 30, 8) == QRectF(12, 3, 30, 8)
    assert paint.placing(row, rtl=True)(12, 3, 30, 8) == QRectF(78, 3, 30, 8)


def test_a_label_hugs_the_right_edge_under_rtl(qtbot) -> None:
    label = Text("Ana")
    qtbot.addWidget(label)
    label.resize(200, 20)
    label.setAutoFillBackground(False)
    label.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert ink_span(label.grab().toImage())[0] < 5
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert ink_span(label.grab().toImage())[1] > 195


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_what_a_field_asks_for_leaves_its_key_free(qtbot, direction: Qt.LayoutDirection) -> None:
    mute = SearchField("", "Ctrl F")
    asking = SearchField("Name, company, a word of a note, whatever you know of them", "Ctrl F")
    for field in (mute, asking):
        qtbot.addWidget(field)
        field.resize(200, 34)
        field.setLayoutDirection(direction)
    wide = round(paint.key_width("Ctrl F"))
    key = QRect(7 if mute.isRightToLeft() else 193 - wide, 4, wide, 26)
    assert asking.grab(key).toImage() == mute.grab(key).toImage()


@pytest.mark.parametrize("text", ["Ana", "ليلى"])
def test_what_is_typed_begins_where_lines_do(qtbot, text: str) -> None:
    field, choice = Field("", "tag"), Dropdown("tag", name="Niche", editable=True)
    for one in (field, choice):
        qtbot.addWidget(one)
        one.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        one.resize(200, 34)
    line = choice.lineEdit()
    assert line is not None
    for one in (field, line):
        one.setText(text)
        one.grab()  # it is when painting that Qt places the text
        ends = [one.cursorRect().center().x()]
        one.home(False)
        ends.append(one.cursorRect().center().x())
        assert max(ends) > one.width() - 45


def test_long_text_is_elided_within_its_room() -> None:
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    width = paint.paint_text(painter, QRectF(0, 0, 80, 40), "A very long name indeed, and more")
    painter.end()
    assert width == 80
    assert ink_span(image)[1] <= 80


def test_a_line_in_a_low_room_keeps_its_descenders() -> None:
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint.paint_text(painter, QRectF(0, 26, 60, 6), "pgy", role="title1")
    painter.end()
    below = [image.pixelColor(x, y).alpha() for x in range(60) for y in range(34, 60)]
    assert any(below)


def test_a_photo_is_cut_round() -> None:
    photo = QPixmap(40, 60)
    photo.fill(Qt.GlobalColor.red)
    image = QImage(36, 36, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    portraits.paint_avatar(painter, QRectF(0, 0, 36, 36), "Ana Ruiz", None, photo)
    painter.end()
    assert image.pixelColor(18, 18).name() == "#ff0000"
    assert image.pixelColor(1, 1).alpha() == 0


def test_no_niche_is_a_hollow_dot(theme: Theme) -> None:
    def middle(color: NicheColor | None) -> int:
        image = QImage(20, 20, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint.paint_dot(painter, QPointF(10, 10), color)
        painter.end()
        return image.pixelColor(10, 10).alpha()

    assert middle(NicheColor.MOSS) == 255
    assert middle(None) == 0


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("ratio", [1, 2])
def test_a_dot_that_is_copied_is_the_dot_that_is_drawn(
    theme: Theme, mode: Mode, ratio: int
) -> None:
    theme.set_mode(mode)
    ink, images = theme.niche(NicheColor.MOSS), []
    for copied in (True, False):
        image = QImage(20 * ratio, 20 * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(theme.color("bg"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if copied:
            paint.paint_dot(painter, QPointF(10, 10), NicheColor.MOSS)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.dot)
            painter.drawEllipse(QPointF(10, 10), 4, 4)
        painter.end()
        images.append(image)
    assert images[0] == images[1]


def test_targets_are_at_least_24_px(qtbot) -> None:
    for widget in (
        SecondaryButton("Write", "envelope", "W"),
        PrimaryButton("Add"),
        IconButton("gear", "Settings", size=28),
        FilterChip("All", 3),
        CheckBox(name="Take"),
        Switch("Weekends"),
        Field("Name"),
    ):
        qtbot.addWidget(widget)
        widget.adjustSize()
        assert min(widget.width(), widget.height()) >= 24, widget


def test_controls_have_names(qtbot) -> None:
    labelled = Labelled("Met at", Dropdown(name=""))
    for widget, name in (
        (IconButton("gear", "Settings", "Ctrl+,"), "Settings"),
        (FilterChip("No niche", 9), "No niche, 9"),
        (Chip("Design", NicheColor.SKY), "Design"),
        (SearchField("Find people…"), "Find people"),
        (labelled.field, "Met at"),
    ):
        assert widget.accessibleName() == name
    assert IconButton("gear", "Settings", "Ctrl+,").toolTip() == "Settings (Ctrl+,)"


def test_avatars_say_who_they_are(qtbot) -> None:
    avatar, stack = Avatar(36), AvatarStack(shown=2)
    avatar.set_person("Ana Ruiz")
    stack.set_people([("Ana Ruiz", None), ("Ken Ito", None), ("Li Wei", None)], 12)
    assert avatar.accessibleName() == "Ana Ruiz"
    assert stack.accessibleName() == "Ana Ruiz, Ken Ito"
    assert stack._more == 10


def test_an_elided_label_tells_the_whole_to_a_reader(qtbot) -> None:
    label = ElidedLabel("Freelance Meetup Leipzig")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    assert label.accessibleName() == "Freelance Meetup Leipzig"


def test_segments_tell_only_the_user_s_choice(qtbot) -> None:
    switch = Segmented(["List", "Week"], "View")
    qtbot.addWidget(switch)
    told: list[int] = []
    switch.picked.connect(told.append)
    switch.set_current(1)
    assert told == []
    qtbot.mouseClick(switch._group.button(0), Qt.MouseButton.LeftButton)
    assert (told, switch.current()) == ([0], 0)


def test_escape_empties_a_search(qtbot) -> None:
    search = SearchField("Find", "Ctrl F")
    qtbot.addWidget(search)
    qtbot.keyClicks(search, "ana")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_the_cross_of_a_chip_asks_to_remove_it(qtbot) -> None:
    chip = Chip("Design", NicheColor.SKY, removable=True)
    qtbot.addWidget(chip)
    chip.adjustSize()
    with qtbot.waitSignal(chip.remove_wanted), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip._cross().center().toPoint())
    with qtbot.waitSignal(chip.remove_wanted):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_a_toast_offers_undo_and_goes(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    QLineEdit(window).setFocus()
    toast = Toast(window, shown_ms=30)
    window.show()
    toast.say(Notice("Ana marked done", undo=True))
    assert toast.isVisible()
    assert toast.geometry().bottom() <= 600
    qtbot.waitUntil(lambda: not toast.isVisible())
    toast.say(Notice("Ana marked done", undo=True))
    with qtbot.waitSignal(toast.undo_wanted):
        qtbot.mouseClick(toast._undo, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_toast_stays_while_its_link_has_the_focus(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    toast = Toast(window, shown_ms=30)
    window.show()
    window.activateWindow()
    toast.say(Notice("Ana marked done", undo=True))
    toast._undo.setFocus()
    qtbot.waitUntil(toast._undo.hasFocus)
    assert not toast._timer.isActive()
    toast._undo.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_without_a_step_has_no_link(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    toast = Toast(window)
    window.show()
    toast.say(Notice("Nothing to undo"))
    assert not toast._undo.isVisible()


def test_an_empty_page_works_by_keyboard(qtbot) -> None:
    chosen: list[str] = []
    page = EmptyState(
        "Who did you meet?",
        "Bring your contacts in.",
        [
            Action("upload", "Import", "Drop files", "Ctrl I", lambda: chosen.append("import")),
            Action("user-plus", "Add", "Type it", "Ctrl N", lambda: chosen.append("add")),
        ],
    )
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(page.actions_shown[0].hasFocus)
    qtbot.keyClick(page.actions_shown[0], Qt.Key.Key_Space)
    qtbot.mouseClick(page.actions_shown[1], Qt.MouseButton.LeftButton)
    assert chosen == ["import", "add"]


def test_chips_flow_into_lines(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    for name in ("Design studios", "Health tech", "SaaS founders"):
        flow.addWidget(Chip(name, None))
    wide, narrow = flow.heightForWidth(600), flow.heightForWidth(120)
    assert narrow > 2 * wide
    flow.clear()
    assert flow.count() == 0


class Names(QAbstractListModel):
    def __init__(self, heads: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self.heads = heads

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 5

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return f"Row {index.row()}"

    def flags(self, index):
        if index.row() in self.heads:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


@pytest.fixture
def rows(qtbot) -> ListView:
    view = ListView("People", many=True)
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.setModel(Names(frozenset({2})))
    view.show()
    view.setCurrentIndex(view.model().index(0, 0))
    return view


def test_j_and_k_move_over_headings(rows: ListView, qtbot) -> None:
    for _ in range(2):
        qtbot.keyClick(rows, Qt.Key.Key_J)
    assert rows.currentIndex().row() == 3
    qtbot.keyClick(rows, Qt.Key.Key_K)
    assert rows.selected_rows() == [1]


def test_home_and_end_go_to_the_first_and_the_last_row(rows: ListView, qtbot) -> None:
    last = rows.model().rowCount() - 1
    for key, row in ((Qt.Key.Key_End, last), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(rows, key)
        assert rows.currentIndex().row() == row


def test_return_opens(rows: ListView, qtbot) -> None:
    with qtbot.waitSignal(rows.opened) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert told.args[0].row() == 0


def test_choices_begin_at_the_best_whatever_is_typed(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 700)
    window.show()
    card = ChoicePopover(window, "Whom?", "Name")
    names = [f"Ruth {number}" for number in range(9)] + [f"Rita {n}" for n in range(90)]
    card.set_choices([Choice(number, name) for number, name in enumerate(names)])
    card.open_at(window, QRect(0, 0, 10, 10))
    bar = card._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for letter in "ruth":
        qtbot.keyClicks(card.field, letter)
        QApplication.processEvents()
    assert bar.value() == 0
    for _ in card.shown():
        qtbot.keyClick(card.field, Qt.Key.Key_Down)
    assert bar.value() == bar.maximum()


def test_several_rows_at_once(rows: ListView, qtbot) -> None:
    rows.selectAll()
    assert rows.selected_rows() == [0, 1, 3, 4]


def test_the_row_under_the_pointer_is_known(rows: ListView, qtbot) -> None:
    with qtbot.waitSignal(rows.hovered_changed):
        qtbot.mouseMove(rows.viewport(), rows.visualRect(rows.model().index(1, 0)).center())
    assert rows.hovered == 1


def test_rows_have_their_height(rows: ListView) -> None:
    assert rows.rowHeight(1) == 56
    rows.set_row_height(60)
    assert rows.rowHeight(1) == 60


def test_a_row_with_a_height_of_its_own_gets_the_common_one_again(rows: ListView) -> None:
    rows.setRowHeight(1, 26)
    assert rows.rowHeight(1) == 26
    rows.set_row_height(56)
    assert rows.rowHeight(1) == 56


@pytest.mark.parametrize(
    ("mode", "file", "apart"),  # the dark one is drawn on another grid
    [(Mode.LIGHT, "icons/netdesk-48.svg", 0.01), (Mode.DARK, "icons/netdesk-dark.svg", 0.07)],
)
def test_the_mark_is_that_of_the_icon(
    theme: Theme, qtbot, mode: Mode, file: str, apart: float
) -> None:
    theme.set_mode(mode)
    mark = BrandMark(192)
    qtbot.addWidget(mark)
    ours = mark.grab().toImage()
    icon = QImage(192, 192, QImage.Format.Format_RGB32)
    icon.fill(theme.color("bg"))
    painter = QPainter(icon)
    QSvgRenderer(str(paths.resource(file))).render(painter)
    painter.end()
    theme.set_mode(Mode.LIGHT)
    spots = [(x, y) for x in range(0, 192, 3) for y in range(0, 192, 3)]
    differing = [spot for spot in spots if ours.pixel(*spot) != icon.pixel(*spot)]
    assert len(differing) < len(spots) * apart


def test_what_is_typed_is_found_inside_choices(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    field = TypeAhead(name="Niche", parent=window)
    names = ["Health tech", "Fintech", "Tech", "Édition"]
    field.set_choices([(name, name) for name in names])
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    settled = []
    field.committed.connect(lambda: settled.append(field.text()))
    qtbot.keyClicks(field, "tec")
    assert (field.text(), field.offers()) == ("tech", []), "it is completed in the line"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.offers() == ["Health tech", "Tech", "Fintech"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.offers() == []
    field.line.selectAll()
    qtbot.keyClicks(field, "edit")
    assert field.offers() == ["Édition"]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert settled == ["Édition"]
    field.line.selectAll()
    qtbot.keyClicks(field, "nte")
    qtbot.mouseClick(
        field._fitting.viewport(),
        Qt.MouseButton.LeftButton,
        pos=field._fitting.visualItemRect(field._fitting.item(0)).center(),
    )
    assert settled == ["Édition", "Fintech"]


def test_a_text_too_long_for_a_drop_down_ends_in_dots(qtbot) -> None:
    """Cut in the middle of a letter it would look as if there were no more."""
    field = TypeAhead(name="Met at")
    qtbot.addWidget(field)
    field.resize(160, 34)
    field.set_text("l" * 200)
    line = field.line.grab().toImage()
    ground, end = line.pixel(0, 0), range(line.width() - 7, line.width())
    inked = {y for x in end for y in range(line.height()) if line.pixel(x, y) != ground}
    assert inked
    assert min(inked) > line.height() / 2
