"""The card of the import page that shows what a table's columns are taken for."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from netdesk import book
from netdesk.ui.models.columns import LINE
from netdesk.ui.theme import Theme
from tests.makers import TODAY, card
from tests.ui.test_importing import Desk, desk, file

__all__ = ["desk"]
pytestmark = pytest.mark.usefixtures("theme")

KEY = Qt.Key
GUESTS = "Wer;Firma;Handy;Essen\nTom;Loopwise;0341 5550134;vegan\nLena;;0341 5550199;fish\n"


def guests(
    tmp_path: Path, content: str = GUESTS, name: str = "guests.csv", encoding: str = "utf-8"
) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    return path


def lines(desk: Desk) -> list[tuple[str, str]]:
    model = desk.page.found.mapping.model
    found = [model.index(row).data(LINE) for row in range(model.rowCount())]
    return [(line.name, line.target) for line in found]


def names(desk: Desk) -> list[str]:
    model = desk.page.found.model
    return [desk.line(row).name for row in range(model.rowCount())]


def read_again(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.page._job is None)


def say_field(desk: Desk, row: int, text: str) -> None:
    """Go to a column by key and type what it is."""
    columns = desk.page.found.mapping.list
    columns.setFocus()
    columns.setCurrentIndex(columns.model().index(row, 0))
    QTest.keyClick(columns, KEY.Key_Return)
    editor = desk.page.found.mapping.editor
    assert editor.field is not None
    editor.field.line.selectAll()
    QTest.keyClicks(editor.field.line, text)
    QTest.keyClick(editor.field.line, KEY.Key_Return)


def choose(box: Any, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_table_of_doubt_is_open_and_what_it_is_taken_for_is_shown(
    desk: Desk, tmp_path: Path
) -> None:
    desk.drop(guests(tmp_path))
    mapping = desk.page.found.mapping
    assert mapping.is_open
    assert lines(desk) == [
        ("Wer", "No field: kept with them"),
        ("Firma", "Company"),
        ("Handy", "Phone (mobile)"),
        ("Essen", "No field: kept with them"),
    ]
    assert mapping._summary.text() == "4 columns · Semicolon · Unicode (UTF-8) · 2 have no field"
    assert mapping.model.index(2).data(LINE).samples == "0341 5550134 · 0341 5550199"


def test_a_table_that_is_clear_is_folded_and_vcards_have_no_columns(
    desk: Desk, tmp_path: Path
) -> None:
    desk.drop(guests(tmp_path, "Name,E-mail\nAna,a@b.c\n"))
    mapping = desk.page.found.mapping
    assert mapping.isVisible()
    assert not mapping.is_open
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    assert not mapping.isVisible()


def test_a_column_is_corrected_by_keys_and_the_rest_stays(desk: Desk, tmp_path: Path) -> None:
    desk.drop(guests(tmp_path))
    desk.type_enter("ux")
    say_field(desk, 0, "whole")  # completes itself
    read_again(desk)
    assert names(desk) == ["Tom", "Lena"]
    assert lines(desk)[0] == ("Wer", "Whole name")
    assert desk.page.found.fields.niche.text() == "ux"
    assert desk.page.found.mapping.list.hasFocus()
    say_field(desk, 3, "nickname")
    read_again(desk)
    assert lines(desk)[3] == ("Essen", "Nickname")
    assert lines(desk)[0] == ("Wer", "Whole name"), "what was said before stays"
    QTest.keyClick(desk.page, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.finish().added == 2
    people = desk.ask(lambda: book.people.persons(book.people.ids(today=TODAY), today=TODAY))
    assert {(one.name, one.nickname, one.niches[0].name) for one in people} == {
        ("Tom", "vegan", "ux"),
        ("Lena", "fish", "ux"),
    }


def test_what_is_no_field_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    desk.drop(guests(tmp_path))
    say_field(desk, 0, "gibberish")
    editor = desk.page.found.mapping.editor
    assert editor.field is not None
    QTest.keyClick(editor.field, KEY.Key_Escape)
    QTest.keyClick(editor.field, KEY.Key_Escape)
    assert lines(desk)[0] == ("Wer", "No field: kept with them")
    say_field(desk, 0, "phone:work")
    read_again(desk)
    assert lines(desk)[0] == ("Wer", "Phone (work)")


def test_delimiter_character_set_and_header_can_be_said(desk: Desk, tmp_path: Path) -> None:
    desk.drop(guests(tmp_path, "Name;Firma\nČilić;Kos, dr.\n", encoding="cp1250"))
    assert names(desk) == ["Èiliæ"]
    mapping = desk.page.found.mapping
    choose(mapping.encoding, "cp1250")
    read_again(desk)
    assert names(desk) == ["Čilić"]
    choose(mapping.delimiter, ",")
    read_again(desk)
    assert [name for name, _ in lines(desk)] != ["Name", "Firma"]
    choose(mapping.delimiter, ";")
    read_again(desk)
    assert not mapping.header.isHidden()
    mapping.header.click()
    read_again(desk)
    assert [name for name, _ in lines(desk)] == ["Column 1", "Column 2"]
    assert len(names(desk)) == 2


def test_of_several_tables_each_can_be_corrected(desk: Desk, tmp_path: Path) -> None:
    clear = guests(tmp_path, "Name,E-mail\nAna,a@b.c\n", "clear.csv")
    desk.drop(clear, guests(tmp_path), file(tmp_path, card("Bo Lee")))
    mapping = desk.page.found.mapping
    assert mapping.file.currentText() == "guests.csv", "the doubtful one first"
    say_field(desk, 0, "Whole name")
    read_again(desk)
    assert mapping.file.currentText() == "guests.csv"
    assert names(desk) == ["Ana", "Tom", "Lena", "Bo Lee"]
    mapping.file.setCurrentIndex(0)
    assert [name for name, _ in lines(desk)] == ["Name", "E-mail"]


def test_open_columns_take_the_room_of_the_fields_in_a_low_window(
    desk: Desk, tmp_path: Path
) -> None:
    desk.page.resize(664, 520)
    desk.drop(guests(tmp_path))
    mapping, fields = desk.page.found.mapping, desk.page.found.fields
    desk.qtbot.waitUntil(lambda: not fields.isVisible())
    mapping.fold.click()
    assert fields.isVisible()
    mapping.fold.click()
    desk.page.resize(1048, 800)
    desk.qtbot.waitUntil(fields.isVisible)


def are_whole(*fields: QWidget) -> bool:
    return all(one.height() >= one.minimumSizeHint().height() for one in fields)


def test_large_text_in_a_small_window_scrolls_and_clips_nothing(
    desk: Desk, tmp_path: Path, theme: Theme
) -> None:
    theme.set_percent(150)
    desk.page.adapt(720)
    desk.page.resize(664, 520)
    desk.drop(guests(tmp_path))
    found = desk.page.found
    found.mapping.fold.setChecked(False)
    bar = found._scroll.verticalScrollBar()
    fields = (found.fields.met, found.fields.niche, found.fields.due, found.fields.cadence)
    desk.qtbot.waitUntil(lambda: bar.maximum() > 0 and are_whole(*fields))
    assert found.list.height() == 4 * theme.px(50)
    found.mapping.fold.setChecked(True)
    mapping = found.mapping
    desk.qtbot.waitUntil(lambda: mapping.encoding.isVisible() and not found.fields.isVisible())
    desk.qtbot.waitUntil(lambda: mapping.header.y() > mapping.encoding.parentWidget().y())
    assert are_whole(mapping.delimiter, mapping.encoding)
    assert mapping.header.width() >= mapping.header.sizeHint().width()
    assert found.list.height() >= 4 * theme.px(50)
    desk.page.focus_first()
    bar.setValue(bar.maximum())
    mapping.fold.setChecked(False)
    desk.page.focus_first()
    assert bar.value() == 0, "the field that has the focus is seen"


def test_text_of_a_table_is_read_as_a_file_is(desk: Desk) -> None:
    desk.drop("Name\tE-mail\nAna Ruiz\ta@b.c\n")
    assert names(desk) == ["Ana Ruiz"]
    assert desk.page.found.mapping._summary.text() == "2 columns · Tab · Unicode (UTF-8)"


def test_the_character_set_of_cards_can_be_said_where_it_was_guessed(
    desk: Desk, tmp_path: Path
) -> None:
    desk.drop(file(tmp_path, card("Ana Ruiz")))
    mapping = desk.page.found.mapping
    assert not mapping.isVisible()
    odd = tmp_path / "odd.vcf"
    odd.write_bytes(card("Čilić").encode("cp1250"))
    desk.drop(odd)
    assert names(desk) == ["Èiliæ"]
    assert mapping.isVisible()
    assert not mapping.is_open
    assert mapping._summary.text() == "Western (Windows-1252)"
    mapping.fold.click()
    assert not mapping.list.isVisible()
    choose(mapping.encoding, "cp1250")
    read_again(desk)
    assert names(desk) == ["Čilić"]
    assert mapping.encoding.currentData() == "cp1250"
