"""What a start says that can't show a window."""

import os
import re
import subprocess
import sys
from pathlib import Path

from netdesk import words


def test_a_missing_library_is_named_with_its_package() -> None:
    said = words.no_qt(ImportError("libEGL.so.1: cannot open shared object file: No such file"))
    assert "libegl1" in said
    assert "Traceback" not in said


def test_the_lines_to_paste_work_without_a_display(tmp_path: Path) -> None:
    """Without a display the start ends with 2; what it tells to paste does the job."""
    env = {name: value for name, value in os.environ.items() if name not in _SCREEN}
    env |= {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    env["XDG_DATA_HOME"] = str(tmp_path / "data")
    start = subprocess.run(
        [sys.executable, "-m", "netdesk"], env=env, capture_output=True, text=True, timeout=60
    )
    assert start.returncode == 2
    assert "Traceback" not in start.stderr
    assert "display" in start.stderr.splitlines()[0]
    lines = re.findall(r"^  (\S.*)$", start.stderr, re.MULTILINE)
    assert len(lines) == 2
    answers = [
        subprocess.run(
            re.sub(
                r"^(uv run netdesk|netdesk|\S+ -m netdesk)", f"{sys.executable} -m netdesk", line
            ),
            shell=True,
            env=env,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        for line in lines
    ]
    assert "12 added" in answers[0]
    assert len(answers[1].splitlines()) == 12


_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE", "NETDESK_BOOK")
