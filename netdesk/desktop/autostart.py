"""Start NetDesk with the computer, in the background: what Settings switches on and off.

Linux follows the Desktop Application Autostart Specification 0.5 and is tested. Windows (the
user's Run key) and macOS (a LaunchAgent) follow their vendors' documentation and are untried.
"""

import os
import plistlib
import sys
from collections.abc import Sequence
from pathlib import Path

APP_ID = "org.netdesk.netdesk"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
# Some seconds for the panel, so that the tray is there before us.
_DELAY_S = 5


def command() -> list[str]:
    """Return the words that start this very NetDesk in the background."""
    image = os.environ.get("APPIMAGE")
    if image:
        return [image, "--background"]
    if getattr(sys, "frozen", False):
        return [sys.executable, "--background"]
    return [sys.executable, "-m", "netdesk", "--background"]


def enabled() -> bool:
    """Say whether NetDesk starts with the computer."""
    if sys.platform == "win32":
        return _run_value() is not None
    if sys.platform == "darwin":
        return _agent_file().exists()
    return _is_active(_desktop_file())


def enable() -> None:
    """Start NetDesk with the computer from now on; OSError if that can't be written."""
    if sys.platform == "win32":
        _set_run_value(command())
    elif sys.platform == "darwin":
        _write(_agent_file(), plistlib.dumps(_agent(command())).decode())
    else:
        _write(_desktop_file(), desktop_entry(command()))


def disable() -> None:
    """Do not start NetDesk with the computer any longer; OSError if that can't be written."""
    if sys.platform == "win32":
        _set_run_value(None)
    elif sys.platform == "darwin":
        _agent_file().unlink(missing_ok=True)
    else:
        _desktop_file().unlink(missing_ok=True)


def desktop_entry(words: Sequence[str]) -> str:
    """Return the autostart entry (Desktop Entry Specification 1.4) that runs `words`."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.4",
        "Name=NetDesk",
        "Comment=Reminds you of the people you meant to write to",
        f"Exec={' '.join(_quoted(word) for word in words)}",
        f"Icon={APP_ID}",
        "Terminal=false",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
        f"X-GNOME-Autostart-Delay={_DELAY_S}",
    )
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    """Quote one word of Exec (Desktop Entry Specification, "The Exec key").

    Within the quotes a backslash guards `"`, backtick, `$` and itself; the value as a whole is a
    string whose backslashes are doubled once more; a percent sign would begin a field code.
    """
    guarded = "".join("\\" + sign if sign in '"`$\\' else sign for sign in word)
    return '"' + guarded.replace("\\", "\\\\").replace("%", "%%") + '"'


def _desktop_file() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config, "autostart", f"{APP_ID}.desktop")


def _is_active(file: Path) -> bool:
    """Desktops switch an entry off by a line of their own instead of deleting it."""
    try:
        lines = {line.replace(" ", "").lower() for line in file.read_text("utf-8").splitlines()}
    except (OSError, UnicodeDecodeError):
        return False
    return not lines & {"hidden=true", "x-gnome-autostart-enabled=false"}


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(file.name + ".new")
    fresh.write_text(text, "utf-8")
    fresh.replace(file)


def _agent_file() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{APP_ID}.plist"


def _agent(words: Sequence[str]) -> dict[str, object]:
    return {"Label": APP_ID, "ProgramArguments": list(words), "RunAtLoad": True}


if sys.platform == "win32":
    import subprocess
    import winreg

    def _run_value() -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, "NetDesk")[0])
        except FileNotFoundError:
            return None

    def _set_run_value(words: Sequence[str] | None) -> None:
        access = winreg.KEY_SET_VALUE
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY, 0, access) as key:
            if words is not None:
                line = subprocess.list2cmdline(words)
                winreg.SetValueEx(key, "NetDesk", 0, winreg.REG_SZ, line)
            elif _run_value() is not None:
                winreg.DeleteValue(key, "NetDesk")
