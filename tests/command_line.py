"""Runs the command line in this process, on a real book."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from netdesk import cli, clock

TODAY = "2026-11-23"  # a Monday


@dataclass(frozen=True, slots=True)
class Result:
    """What a line left behind."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The answer, which must be JSON and all of standard output."""
        return json.loads(self.out)


@dataclass(slots=True)
class CommandLine:
    """A book, and the lines that are run on it."""

    book: Path
    captured: pytest.CaptureFixture[str]
    today: str = TODAY

    def __call__(self, *words: str) -> Result:
        """Run a line as it is."""
        self.captured.readouterr()
        code = cli.main(["--book", str(self.book), "--today", self.today, *words])
        out, err = self.captured.readouterr()
        return Result(code, out, err)

    def json(self, *words: str, code: int = 0) -> Any:
        """Run a line with --json, which must end with this code, and return the answer."""
        result = self(*words[:1], "--json", *words[1:])
        assert result.code == code, result
        return result.value


@pytest.fixture
def netdesk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    """The command line on an empty book; dates are typed in English."""
    for name in ("LC_ALL", "LC_TIME", "LANG", "NETDESK_BOOK"):
        monkeypatch.delenv(name, raising=False)
    yield CommandLine(tmp_path / "test.book", capsys)
    clock.set_source(None)
