"""People on paper and as a code: seen before, saved, printed, and read back by others."""

import io
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF, Qt
from PySide6.QtGui import QFont
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from netdesk import book
from netdesk.app.giving import Giving
from netdesk.domain.errors import FileProblem
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.code import CodeDialog
from netdesk.ui.dialogs.printing import PrintDialog
from netdesk.ui.models import papers
from netdesk.ui.models.pages import Cell, Ink, Page, Row, paged, wrapped
from netdesk.ui.models.paper import Paper

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SUNDAY = date(2026, 11, 22)
A4 = QSizeF(794, 1123)


def texts(pages: list[Page]) -> list[list[str]]:
    return [[text for _, text, _ in page.texts] for page in pages]


def all_of(paper: Paper) -> str:
    return "\n".join(text for page in texts(paged(paper._rows, A4)) for text in page)


def seen(widget) -> Image.Image:
    """What a camera before the screen sees."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return Image.open(io.BytesIO(content.data())).convert("L")


@pytest.fixture
def giving(desk) -> Giving:
    """The wishes of the page fulfilled, as the program does it."""
    giving = Giving(desk.work, bus_of(desk), desk.page)
    desk.page.print_wanted.connect(giving.print)
    desk.page.code_wanted.connect(giving.show_code)
    return giving


def bus_of(desk) -> Bus:
    bus = Bus(desk.page)
    bus.said.connect(desk.said.append)
    return bus


def opened(desk, kind):
    desk.wait(lambda: any(one.isVisible() for one in desk.page.findChildren(kind)))
    return next(one for one in desk.page.findChildren(kind) if one.isVisible())


def test_a_camera_reads_the_code(desk, giving, priya) -> None:
    desk.open()
    desk.select(priya)
    menu = {action.text(): action for action in desk.page.pane.person_menu.build().actions()}
    menu["Show QR code"].trigger()
    dialog = opened(desk, CodeDialog)
    desk.wait(lambda: dialog.title.text() == "Priya Nair")
    (found,) = zxingcpp.read_barcodes(seen(dialog.picture))
    assert "FN:Priya Nair" in found.text
    assert "EMAIL:priya@loopwise.io" in found.text
    assert dialog.picture.accessibleName() == "QR code of Priya Nair"


def test_a_code_is_saved_as_a_picture(desk, giving, priya, tmp_path: Path) -> None:
    desk.open()
    giving.show_code(priya)
    dialog = opened(desk, CodeDialog)
    desk.wait(dialog.save.isEnabled)
    dialog._write(tmp_path / "nowhere" / "x.png")
    desk.wait(dialog.banner.isVisible)
    dialog._write(tmp_path / "priya")
    desk.wait_said("Saved as priya.png")
    (found,) = zxingcpp.read_barcodes(Image.open(tmp_path / "priya.png").convert("L"))
    assert "Priya" in found.text


def test_my_card_once_i_have_said_who_i_am(desk, giving, priya) -> None:
    desk.open()
    desk.page.list.more_menu()
    desk.page.list.my_card_wanted.emit()
    dialog = opened(desk, CodeDialog)
    desk.wait(lambda: "This is me" in dialog.hint.text())
    dialog.reject()
    desk.select(priya)
    menu = {action.text(): action for action in desk.page.pane.person_menu.build().actions()}
    assert not menu["This is me"].isChecked()
    menu["This is me"].trigger()
    assert desk.wait_said("Priya Nair is you").undo
    desk.wait(lambda: desk.page.pane._profile.me)
    desk.page.list.my_card_wanted.emit()
    dialog = opened(desk, CodeDialog)
    desk.wait(lambda: dialog.title.text() == "Priya Nair")


def test_ctrl_p_prints_whom_one_sees(desk, giving, priya, tmp_path: Path) -> None:
    desk.open()
    desk.select(priya)
    desk.page.list.view.setFocus()
    desk.key(Key.Key_P, CONTROL)
    dialog = opened(desk, PrintDialog)
    desk.wait(dialog.print.isEnabled)
    assert dialog.where.text() == "Page 1 of 1"
    assert not dialog.page._page.isNull()
    dialog._write(desk.ask(book.opening.current_path))
    desk.wait(lambda: "is the open book" in dialog.banner.text())
    dialog._write(tmp_path / "priya")
    desk.wait_said("Saved as priya.pdf")
    assert (tmp_path / "priya.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "priya.pdf").stat().st_mode & 0o77 == 0


def test_what_goes_to_the_printer(desk, giving, priya, tmp_path: Path) -> None:
    desk.open()
    giving.print([priya])
    dialog = opened(desk, PrintDialog)
    desk.wait(dialog.print.isEnabled)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "x.pdf"))
    dialog._send(printer)
    desk.wait(dialog.banner.isVisible)
    assert "doesn't answer" in dialog.banner.text()
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    dialog._send(printer)
    desk.wait_said("1 page printed")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_a_list_has_its_head_and_number_on_each_page(desk, giving) -> None:
    desk.run(lambda: [book.people.add(f"Person {n:03}", today=SUNDAY) for n in range(100)])
    desk.open()
    desk.page.list.print_wanted.emit()
    dialog = opened(desk, PrintDialog)
    desk.wait(dialog.print.isEnabled)
    total = dialog._look.total
    assert total > 1
    assert dialog.where.text() == f"Page 1 of {total}"
    first = dialog.page._page.copy()
    desk.click(dialog.forth)
    assert dialog.where.text() == f"Page 2 of {total}"
    assert dialog.page._page != first
    ids = desk.ask(lambda: book.people.ids(today=SUNDAY))
    paper = desk.ask(lambda: papers.people_paper(ids, SUNDAY))
    pages = texts(paged(paper._rows, A4))
    assert pages[0][:6] == ["People", "100 people", "Name", "Company", "E-mail", "Phone"]
    assert pages[1][:4] == ["Name", "Company", "E-mail", "Phone"]
    assert [text for page in pages for text in page].count("Person 050") == 1


def test_a_page_says_all_and_takes_text_for_text(desk) -> None:
    own = desk.add(
        "<h1>Ana</h1> & Ruiz",
        title="CTO",
        notes="<b>not bold</b>\nsecond line",
        birthday="--04-12",
        niches=["fintech"],
        due=3,
    )
    desk.run(lambda: book.people.edit(own, needs="A designer"))
    desk.run(lambda: book.interactions.log([own], "Call", on=SUNDAY, note="<i>well</i>"))
    said = all_of(desk.ask(lambda: papers.person_paper(own, SUNDAY)))
    for text in (
        "<h1>Ana</h1> & Ruiz",
        "<b>not bold</b>",
        "second line",
        "12 Apr",
        "fintech",
        "A designer",
        "<i>well</i>",
        "Write to <h1>Ana</h1> & Ruiz",
    ):
        assert text in said


BODY = Ink(13)


def test_long_texts_go_on_over_pages() -> None:
    words = " ".join(f"word{n}" for n in range(3_000))
    pages = paged([Row((Cell(words, BODY),))], A4)
    assert len(pages) > 2
    assert " ".join(" ".join(page) for page in texts(pages)) == words
    low = max(rect.bottom() for page in pages for rect, _, _ in page.texts)
    assert low <= A4.height() - 72


def test_a_heading_stays_with_what_it_heads() -> None:
    line = Row((Cell("x", BODY),))
    most = len(texts(paged([line] * 200, A4))[0])
    heading = Row((Cell("Heading", Ink(16)),), keep=True)
    pages = paged([*[line] * (most - 2), heading, line, line], A4)
    assert [page[0] for page in texts(pages)] == ["x", "Heading"]


@pytest.mark.parametrize("text", ["🎂" * 100, "a\n\nb", "", "שלום " * 60, "x" * 500, "é" * 300])
def test_lines_are_whole(qapp: QApplication, text: str) -> None:
    lines = wrapped(text, BODY.font(), 200)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert isinstance(BODY.font(), QFont)


def test_a_place_that_can_t_be_written_is_said(qapp: QApplication, tmp_path: Path) -> None:
    paper = Paper("foot")
    paper.title("Ana")
    with pytest.raises(FileProblem) as found:
        paper.save(tmp_path / "nowhere" / "x.pdf")
    assert found.value.reason == "unwritable"
