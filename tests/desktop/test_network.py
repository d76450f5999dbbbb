"""Local means local: the main paths make no connection but to the session's own services."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from stage.program import until
from stage.session import Bus, need

from netdesk import paths


@pytest.fixture(autouse=True)
def strace() -> None:
    need("strace")


@pytest.fixture
def env(bus: Bus, tmp_path: Path) -> dict[str, str]:
    """A fresh home, without a screen but with a session bus."""
    kept = dict(bus.env) | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        kept[name] = str(tmp_path / name.lower())
    return kept


def traced(log: Path, *words: str) -> list[str]:
    return [
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=connect,sendto",
        "-o",
        str(log),
        sys.executable,
        "-m",
        "netdesk",
        *words,
    ]


def connections(log: Path) -> list[str]:
    return re.findall(r".*AF_INET6?.*", log.read_text(errors="replace"))


def test_the_command_line_connects_to_nothing(env: dict[str, str], tmp_path: Path) -> None:
    sample = str(paths.resource("sample.vcf"))
    verbs = (
        ["import", sample, "--event", "Meetup"],
        ["list", "ana"],
        ["today"],
        ["undo"],
        ["export", str(tmp_path / "out.vcf")],
        ["add", "Ana, ana@example.org !tue"],
    )
    for number, verb in enumerate(verbs):
        log = tmp_path / f"{number}.log"
        subprocess.run(traced(log, *verb), env=env, check=True, timeout=120, capture_output=True)
        assert connections(log) == [], verb


def test_the_window_connects_to_nothing(env: dict[str, str], tmp_path: Path) -> None:
    """It opens, imports a preview, answers a second start and ends."""
    log = tmp_path / "window.log"
    sample = str(paths.resource("sample.vcf"))
    window = subprocess.Popen(traced(log, sample), env=env, stderr=subprocess.DEVNULL)
    try:
        folder = Path(env["XDG_RUNTIME_DIR"])
        until(lambda: list(folder.glob("netdesk*.sock")), "the first start's socket", timeout=60)
        again = [sys.executable, "-m", "netdesk"]  # ends with 0 once the first has answered
        subprocess.run(again, env=env, check=True, timeout=120)
    finally:
        for child in _children(window.pid):
            signal.pidfd_send_signal(child, signal.SIGTERM)
        assert window.wait(timeout=60) == 0
    assert connections(log) == []


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [os.pidfd_open(int(child)) for child in found]
