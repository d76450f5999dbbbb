"""Starting with the computer, as Linux desktops read it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from stage.program import until
from stage.session import Bus, need

from netdesk.desktop import autostart


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("APPIMAGE", raising=False)
    return tmp_path / "config" / "autostart" / "org.netdesk.netdesk.desktop"


def test_it_is_switched_on_and_off(entry: Path) -> None:
    assert not autostart.enabled()
    autostart.disable()
    autostart.enable()
    autostart.enable()
    assert autostart.enabled()
    text = entry.read_text("utf-8")
    assert f'Exec="{sys.executable}" "-m" "netdesk" "--background"\n' in text
    assert "X-GNOME-Autostart-Delay=5\n" in text
    assert [file.name for file in entry.parent.iterdir()] == [entry.name]
    autostart.disable()
    assert not autostart.enabled()
    assert not entry.exists()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_desktop_switched_off_is_off(entry: Path, line: str) -> None:
    autostart.enable()
    kept = [one for one in entry.read_text().splitlines() if "enabled" not in one]
    entry.write_text("\n".join([*kept, line]) + "\n")
    assert not autostart.enabled()


def test_the_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch, entry: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert autostart.command() == [sys.executable, "--background"]
    monkeypatch.setenv("APPIMAGE", "/apps/NetDesk.AppImage")
    assert autostart.command() == ["/apps/NetDesk.AppImage", "--background"]


def test_the_entry_is_valid(entry: Path) -> None:
    need("desktop-file-validate")
    autostart.enable()
    done = subprocess.run(
        [shutil.which("desktop-file-validate") or "", str(entry)],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_desktop_starts_exactly_these_words(bus: Bus, tmp_path: Path) -> None:
    need("gio")
    out = tmp_path / "out"
    script = tmp_path / "odd $HOME `x` \"q\" \\ 100% 'näme'.py"
    script.write_text(f"import sys; open({str(out)!r}, 'w').write(repr(sys.argv[1:]))")
    entry = tmp_path / "x.desktop"
    words = ["a b", "%f", 'say "hi"', "\\n", "$HOME", "ü"]
    entry.write_text(autostart.desktop_entry([sys.executable, str(script), *words]), "utf-8")
    assert bus.run(["gio", "launch", str(entry)]).returncode == 0
    until(lambda: out.exists() and out.read_text(), "the program")
    assert out.read_text() == repr(words)
