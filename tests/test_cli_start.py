"""How the command line starts and ends, as a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CommandLine, netdesk
from makers import card

from netdesk.cli.grammar import UsageError, split
from netdesk.cli.verb_table import VERBS
from netdesk.cli.verbs import ANSWERED_BY, answering

__all__ = ["netdesk"]

ASK = "import sys; from netdesk.__main__ import main; code = main(); {}; sys.exit(code)"
NO_QT = "assert not {m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))}"


def start(
    tmp_path: Path, *words: str, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `netdesk WORDS` with a book of its own."""
    program = ["-c", code] if code else ["-m", "netdesk"]
    return subprocess.run(
        [sys.executable, *program, *words],
        env={**os.environ, "NETDESK_BOOK": str(tmp_path / "own.book"), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_day_without_a_window(tmp_path: Path) -> None:
    added = start(tmp_path, "add", "Ana Ruiz !today", "--json", code=ASK.format(NO_QT))
    assert added.returncode == 0, added.stderr
    assert json.loads(added.stdout)["name"] == "Ana Ruiz"
    due = start(tmp_path, "--json", "due", code=ASK.format(NO_QT))
    assert [one["person"] for one in json.loads(due.stdout)] == ["Ana Ruiz"]
    assert start(tmp_path, "done", "1").returncode == 0
    assert start(tmp_path, "due").stdout == "Nothing is due.\n"


@pytest.mark.parametrize("word", ["--help", "-h", "--version"])
def test_help_needs_no_library(tmp_path: Path, word: str) -> None:
    heavy = NO_QT.replace("('PySide6', 'shiboken6')", "('PySide6', 'peewee', 'apsw', 'vobject')")
    shown = start(tmp_path, word, code=ASK.format(heavy))
    assert shown.returncode == 0, shown.stderr
    assert "netdesk" in shown.stdout
    assert not (tmp_path / "own.book").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-verb-and-no-file"], "neither a verb nor a file"),
        (["x" * 5000], "neither a verb nor a file"),
        (["~none.vcf"], "neither a verb nor a file"),
        (["--nonsense"], "no option --nonsense"),
        (["due", "--nonsense"], "netdesk due"),
        (["due", "extra"], "too much"),
        (["show"], "netdesk show PERSON"),
        (["show", ""], "missing"),
        (["due", "--within"], "needs a value"),
        (["due", "--json=yes"], "takes no value"),
        (["--today", "tomorrow", "due"], "no date"),
        (["--json"], "needs a verb"),
        (["--background", "due"], "no option --background"),
    ],
)
def test_wrong_usage(tmp_path: Path, words: list[str], said: str) -> None:
    result = start(tmp_path, *words)
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    for name in ("Ana", "Bo"):
        start(tmp_path, "add", name)
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [sys.executable, "-m", "netdesk", "list", "--json"],
        env={**os.environ, "NETDESK_BOOK": str(tmp_path / "own.book")},
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert (result.returncode, result.stderr) == (1, "")


def test_a_closed_or_full_output_is_no_traceback(tmp_path: Path) -> None:
    start(tmp_path, "add", "Ana")
    for output in ("&-", "/dev/full"):
        result = subprocess.run(
            ["sh", "-c", f'exec "$0" -m netdesk list >{output}', sys.executable],
            env={**os.environ, "NETDESK_BOOK": str(tmp_path / "own.book")},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert result.returncode == 1
        assert result.stderr.startswith("Standard output can't be written: ")
        assert len(result.stderr.splitlines()) == 1


def test_a_limit_to_what_may_be_stored(tmp_path: Path) -> None:
    start(tmp_path, "add", "Ana")
    many = tmp_path / "many.vcf"
    many.write_text("".join(card(f"Person {n}", "NOTE:" + f"{n} " * 100) for n in range(2000)))
    result = subprocess.run(
        ["sh", "-c", 'ulimit -f 600; exec "$0" -m netdesk import "$1"', sys.executable, str(many)],
        env={**os.environ, "NETDESK_BOOK": str(tmp_path / "own.book")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert "can't be written" in result.stderr
    assert "Nothing was saved" in result.stderr
    assert start(tmp_path, "list").stdout == "1  Ana\n"


@pytest.mark.parametrize("words", [["due"], ["today"], ["niches"], ["undo"]])
def test_a_verb_loads_what_it_needs(tmp_path: Path, words: list[str]) -> None:
    slow = NO_QT.replace("('PySide6', 'shiboken6')", "('vobject', 'phonenumbers', 'dateparser')")
    assert "Traceback" not in start(tmp_path, *words, code=ASK.format(slow)).stderr


def test_an_encoding_that_lacks_letters(tmp_path: Path) -> None:
    start(tmp_path, "add", "Zoë 山田")
    shown = start(tmp_path, "list", PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout == "1  Zo\\xeb \\u5c71\\u7530\n"
    answer = start(tmp_path, "list", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(answer.stdout)[0]["name"] == "Zoë 山田"


def test_options_stand_anywhere(netdesk: CommandLine) -> None:
    netdesk.json("add", "Ana")
    for line in (["list", "--json"], ["--json", "list"], ["--json", "list", "ana"]):
        assert [one["name"] for one in netdesk(*line).value] == ["Ana"]
    line = split(["list", "--book=a", "-x", "--today", "2026-01-01", "--", "--json", "y"])
    assert line.arguments == ("-x", "--json", "y")
    assert (line.value("--book"), line.value("--today")) == ("a", "2026-01-01")
    assert not line.has("--json")
    assert split(["--book", "list", "due"]).verb is VERBS["due"]
    with pytest.raises(UsageError):
        split(["list", "--niche", "ux"])


def test_a_book_that_is_none(netdesk: CommandLine, tmp_path: Path) -> None:
    for name, content in (("text.book", b"Dear Ana " * 200), ("folder.book", None)):
        path = tmp_path / name
        path.mkdir() if content is None else path.write_bytes(content)
        result = netdesk("list", "--book", str(path))
        assert (result.code, result.out) == (1, "")
        assert name in result.err
        assert content is None or path.read_bytes() == content


def test_every_verb_has_help_and_a_function(netdesk: CommandLine) -> None:
    assert set(ANSWERED_BY) == set(VERBS)
    assert all(map(callable, map(answering, ANSWERED_BY)))
    whole = netdesk("--help").out
    for name, verb in VERBS.items():
        assert f"  {name} " in whole
        assert f"netdesk {name} {verb.usage}".rstrip() in netdesk(name, "--help").out
