"""The theme: every token in both modes, fonts that grow, labels that never read markup."""

import gc
import json

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QStyle,
    QWidget,
)

from netdesk.domain.model import NicheColor
from netdesk.ui.theme import Mode, Theme, icons, scripts, style, tokens
from netdesk.ui.theme.plain import PlainStyle
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.labels import ElidedLabel

TOKENS = {"light": tokens.LIGHT, "dark": tokens.DARK}


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_token_has_its_colour(qapp: QApplication, mode: Mode) -> None:
    theme = Theme(mode)
    for name, value in TOKENS[mode.value].items():
        assert theme.color(name).name().upper() == value


def test_palette_follows_the_mode(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode(Mode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(TOKENS["dark"]["bg"])
    theme.set_mode(Mode.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(TOKENS["light"]["bg"])


def test_changing_the_mode_is_told_once(theme: Theme, qtbot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)


def test_text_size_scales_fonts_and_lengths(qapp: QApplication) -> None:
    theme = Theme(Mode.LIGHT, 150)
    assert theme.font("body").pixelSize() == 20
    assert theme.px(56) == 84


def test_a_text_is_measured_anew_at_another_size(theme: Theme) -> None:
    before = paint.role_width("Ana Ruiz", "body")
    theme.set_percent(150)
    assert paint.role_width("Ana Ruiz", "body") > 1.3 * before


def test_a_pen_writes_in_the_colour_of_the_mode(theme: Theme) -> None:
    theme.set_mode(Mode.LIGHT)
    light = theme.pen("text").color()
    theme.set_mode(Mode.DARK)
    assert light != theme.pen("text").color() == theme.color("text")


def test_text_size_stays_within_bounds(qapp: QApplication) -> None:
    assert Theme(Mode.LIGHT, 20).scale == 0.9
    assert Theme(Mode.LIGHT, 400).scale == 1.5


@pytest.mark.parametrize("any_font", [False, True])
@pytest.mark.parametrize(
    ("name", "unwritable"),
    [
        ("Ana Ruiz", False),
        ("Оксана", False),
        ("林 美玲", True),
        ("Lin (林)", True),
        ("김민준", True),
        ("さくら", True),
        ("林 ليلى", False),
        ("", False),
    ],
)
def test_the_first_frame_asks_no_other_font_in_vain(
    qapp: QApplication, monkeypatch, name: str, unwritable: bool, any_font: bool
) -> None:
    monkeypatch.setattr(scripts, "_any_font", lambda: any_font)
    theme = Theme(Mode.LIGHT)
    font = theme.font("body")
    alone = theme.writing(font, name).styleStrategy() == QFont.StyleStrategy.NoFontMerging
    assert alone == (unwritable and not any_font)


@pytest.mark.parametrize(
    ("name", "known", "alone"),
    [
        ("林 美玲", "", True),
        ("林 美玲", "玲", False),
        ("Lin (林)", "", True),
        ("Оксана", "", False),
    ],
)
def test_later_a_text_asks_other_fonts_if_one_has_a_sign_of_it(
    theme: Theme, qtbot, monkeypatch, name: str, known: str, alone: bool
) -> None:
    asked: list[str] = []

    def in_a_font(sign: str) -> bool:
        asked.append(sign)
        return sign in known

    def is_alone() -> bool:
        font = theme.texts[name, "body", False].font
        return font.styleStrategy() == QFont.StyleStrategy.NoFontMerging

    monkeypatch.setattr(scripts, "_any_font", lambda: False)
    monkeypatch.setattr(scripts, "_in_a_font", in_a_font)
    label = ElidedLabel(name)
    qtbot.addWidget(label)
    label.grab()
    assert asked == [], "no frame waits for an answer"
    assert is_alone() == (alone or bool(known))
    label.show()
    signs = sorted(sign for sign in name if sign >= "\u2e80")
    qtbot.waitUntil(lambda: sorted(asked) == signs)
    qtbot.waitUntil(lambda: bool(theme.texts) and is_alone() == alone)
    label.grab()
    assert sorted(asked) == signs, "each is asked for once"


def test_a_sign_is_in_a_font_or_not(qapp: QApplication) -> None:
    assert scripts._in_a_font("é")
    assert not scripts._in_a_font("\U0003ffff")


def test_no_niche_looks_unfinished(qapp: QApplication) -> None:
    theme = Theme(Mode.LIGHT)
    ink = theme.niche(None)
    assert ink.hollow
    assert (ink.bg, ink.fg) == (theme.color("press"), theme.color("text2"))
    assert not theme.niche(NicheColor.MOSS).hollow


def test_labels_and_boxes_read_plain_text(theme: Theme, qtbot) -> None:
    label, box = QLabel("<b>Ana</b>"), QMessageBox()
    for widget in (label, box):
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.textFormat() == Qt.TextFormat.PlainText


def test_style_sheet_leaves_no_placeholder(theme: Theme) -> None:
    sheet = style.stylesheet(theme.color, theme.px)
    assert "$" not in sheet
    assert theme.color("border2").name() in sheet


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_each_icon_has_an_outline(qapp: QApplication, name: str) -> None:
    box = icons.outline(name).boundingRect()
    assert box.width() > 40
    assert QRectF(0, 0, icons.EM, icons.EM).contains(box)


def test_icon_places_are_those_of_the_font() -> None:
    charmap = next(icons.fonts_dir().glob("phosphor-charmap-*.json"))
    known = {int(place, 16): name for name, place in json.loads(charmap.read_text()).items()}
    assert known[icons.PHOSPHOR["sun"]] == "sun"
    assert known[icons.PHOSPHOR["linkedin"]] == "linkedin-logo"
    assert all(place in known for place in icons.PHOSPHOR.values())


def test_an_icon_is_drawn_in_its_colour(qapp: QApplication) -> None:
    image = icons.pixmap("check", QColor("#B3261E"), 18, 2.0).toImage()
    assert image.width() == 36
    inked = [image.pixelColor(x, y) for x in range(36) for y in range(36)]
    assert any(ink.alpha() == 255 and ink.name() == "#b3261e" for ink in inked)


def test_arrows_turn_round_under_rtl(qapp: QApplication) -> None:
    def drawn(rtl: bool) -> QImage:
        image = QImage(32, 32, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        icons.paint(painter, QRectF(0, 0, 32, 32), "arrow-left", QColor("black"), rtl=rtl)
        painter.end()
        return image

    assert drawn(False) != drawn(True)


def test_style_is_fusion_underneath(theme: Theme, qapp: QApplication) -> None:
    assert isinstance(qapp.style(), QStyle)
    assert PlainStyle().baseStyle().name() == "fusion"


def test_a_colour_changed_in_place_stays_in_the_theme(qapp: QApplication) -> None:
    theme = Theme(Mode.LIGHT)
    theme.color("border2").setAlpha(1)
    assert theme.color("border2").alpha() == 255


def test_labels_from_before_the_guard_turn_plain_too(qapp: QApplication, qtbot) -> None:
    gc.collect()  # a widget that dies while Qt takes another style brings all down
    qapp.setStyle("Fusion")
    theme = Theme(Mode.LIGHT)
    theme.apply(qapp)
    label = QLabel("<b>Ana</b>")
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() == Qt.TextFormat.AutoText
    theme.finish(qapp)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_window_by_itself_is_dressed_when_shown_and_in_new_colours(theme: Theme, qtbot) -> None:
    window = QWidget()
    field = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    assert field.minimumSizeHint().height() >= theme.px(32)
    theme.set_mode(Mode.DARK)
    assert theme.dark
    assert theme.color("surface").name() in window.styleSheet()


def test_a_dialog_is_dressed_though_measured_before(theme: Theme, qtbot) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    window.sizeHint()
    window.show()
    assert window.styleSheet()


def test_a_part_that_is_only_measured_gets_no_sheet_of_its_own(theme: Theme, qtbot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    part.ensurePolished()
    theme.set_mode(Mode.DARK)
    assert not part.styleSheet()
    belonging = QDialog(part)
    belonging.show()
    assert not belonging.styleSheet(), "it has that of its window"
