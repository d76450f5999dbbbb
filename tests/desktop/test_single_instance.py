"""One window a book: real processes, real sockets, real locks."""

import os
import signal
import socket
import stat
import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot
from stage.session import Bus

from netdesk.desktop import single_instance
from netdesk.desktop.single_instance import Entry, SingleInstance, address, hand_over, say_by_qt


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    # Short, since a socket's path is: pytest's own folders are too long.
    with tempfile.TemporaryDirectory(prefix="netdesk-") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        yield tmp_path / "netdesk.book"


def test_eight_starts_at_once_are_one_window_and_its_seven_files(bus: Bus, tmp_path: Path) -> None:
    book = str(tmp_path / "netdesk.book")
    starts = [bus.talk("starter", book, f"/cards/{number}.vcf") for number in range(8)]
    entries = {start: start.expect("entered")["entry"] for start in starts}
    (first,) = [start for start, entry in entries.items() if entry == "FIRST"]
    assert sorted(entries.values()) == ["FIRST"] + ["HANDED_OVER"] * 7
    own = f"/cards/{starts.index(first)}.vcf"
    came = [first.expect("asked")["files"][0] for _ in range(7)]
    assert sorted([*came, own]) == [f"/cards/{number}.vcf" for number in range(8)]
    assert [start.quit() for start in starts] == [0] * 8


def test_a_killed_window_leaves_nothing_in_the_way(bus: Bus, tmp_path: Path) -> None:
    book = str(tmp_path / "netdesk.book")
    first = bus.talk("starter", book)
    first.expect("listening")
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    second = bus.talk("starter", book)
    second.expect("listening")
    assert bus.talk("starter", book).expect("entered")["entry"] == "HANDED_OVER"
    assert second.expect("asked")["files"] == []
    assert second.quit() == 0


def test_files_arrive_with_their_whole_path(
    book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = SingleInstance(book)
    assert first.enter() is Entry.FIRST
    assert first.listen()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    with qtbot.waitSignal(first.asked) as asked:
        assert say_in_thread(qtbot, book, ["Anä.vcf", "/abs/b\udce4.vcf"])
    assert asked.args == [[str(tmp_path / "Anä.vcf"), "/abs/b\udce4.vcf"]]
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-1"
    first.leave()


def say_in_thread(qtbot: QtBot, book: Path, files: list[str], *, adding: bool = False) -> bool:
    """The second start is another process; here a thread, since it waits for the first."""
    answers: list[bool] = []
    where = address(book)
    thread = Thread(target=lambda: answers.append(hand_over(where, files, adding=adding)))
    thread.start()
    qtbot.waitUntil(lambda: bool(answers))
    thread.join()
    return answers[0]


def test_another_book_is_another_window(book: Path) -> None:
    first, other = SingleInstance(book), SingleInstance(book.with_name("other.book"))
    assert first.enter() is Entry.FIRST
    assert other.enter() is Entry.FIRST
    first.leave()
    other.leave()


def test_a_link_to_the_book_is_the_same_window(book: Path, tmp_path: Path) -> None:
    book.touch()
    link = tmp_path / "link.book"
    link.symlink_to(book)
    assert address(link) == address(book)


def test_a_first_one_that_does_not_answer_is_said(book: Path) -> None:
    first = SingleInstance(book)
    assert first.enter() is Entry.FIRST
    assert SingleInstance(book).enter(patience=0.1) is Entry.NO_ANSWER
    first.leave()
    assert SingleInstance(book).enter() is Entry.FIRST


def test_the_socket_is_ours_alone(book: Path, qtbot: QtBot) -> None:
    first = SingleInstance(book)
    first.enter()
    assert first.listen()
    assert stat.S_IMODE(Path(address(book)).stat().st_mode) & 0o077 == 0
    first.leave()
    assert not Path(address(book)).exists()


def test_a_start_to_add_a_person_is_told_apart(book: Path, qtbot: QtBot) -> None:
    first = SingleInstance(book)
    assert first.enter() is Entry.FIRST
    assert first.listen()
    with qtbot.waitSignal(first.add_asked), qtbot.assertNotEmitted(first.asked):
        assert say_in_thread(qtbot, book, [], adding=True)
    first.leave()


@pytest.mark.parametrize("words", [b"\xff\n", b"[]\n", b'{"files": 1}\n', b"{}\n"])
def test_nonsense_on_the_socket_is_ignored(book: Path, qtbot: QtBot, words: bytes) -> None:
    first = SingleInstance(book)
    first.enter()
    assert first.listen()
    with qtbot.assertNotEmitted(first.asked), socket.socket(socket.AF_UNIX) as line:
        line.connect(address(book))
        line.sendall(words)
        line.setblocking(False)
        qtbot.waitUntil(lambda: ended(line))
    assert say_in_thread(qtbot, book, [])
    first.leave()


def test_a_guest_who_is_still_there_does_not_keep_it_alive(book: Path, qtbot: QtBot) -> None:
    first = SingleInstance(book)
    first.enter()
    assert first.listen()
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(address(book))
        assert say_in_thread(qtbot, book, [])
        first.leave()
        gone = weakref.ref(first)
        del first
        assert gone() is None, "a guest's end would delete it, and by that the guest again"


def ended(line: socket.socket) -> bool:
    try:
        return line.recv(10) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def test_the_way_of_windows_brings_the_files_too(bus: Bus, tmp_path: Path) -> None:
    book = str(tmp_path / "netdesk.book")
    first = bus.talk("starter", book)
    first.expect("listening")
    where = str(Path(bus.env["XDG_RUNTIME_DIR"], Path(address(Path(book))).name))
    assert say_by_qt(where, b'{"files": ["/a.vcf"], "token": ""}\n')
    assert first.expect("asked")["files"] == ["/a.vcf"]
    assert first.quit() == 0


def test_a_runtime_folder_too_long_for_a_socket_is_replaced(
    book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    long = tmp_path / ("long" * 30)
    long.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    monkeypatch.setattr(single_instance.tempfile, "tempdir", str(tmp_path))
    assert Path(address(book)).parent == tmp_path / f"netdesk-{os.getuid()}"
    Path(address(book)).parent.chmod(0o755)
    with pytest.raises(PermissionError):
        address(book)
