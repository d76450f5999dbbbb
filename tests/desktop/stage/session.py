"""A desktop of our own for one test: X server, session bus, window manager, tray, notifications.

Everything runs under a bus configuration of our own, so that nothing is started behind the
test's back, and is ended by its pid: first what was started here, then whatever else carries
this session's mark in its environment (programs that the bus started).
"""

import os
import platform
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from jeepney import DBusAddress, Message, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from stage.program import Program, Talker, until

HERE = Path(__file__).parent
MARK = "NETDESK_TEST_SESSION"
ACCESSIBLE, ACCESSIBLE_PYTHON = HERE / "accessible.py", "/usr/bin/python3"

# Where Debian puts what belongs to one architecture.
LIB = f"/usr/lib/{platform.machine()}-linux-gnu"

AGAIN_S = 50
"""How long a reminder may take: what no server took at once is shown again after half a minute."""

# What the tests start, and the Debian package that brings it.
PACKAGES = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "import": "imagemagick",
    "strace": "strace",
    "desktop-file-validate": "desktop-file-utils",
    "gio": "libglib2.0-bin",
    "dunst": "dunst",
    "trayer": "trayer",
    "xfce4-panel": "xfce4-panel",
    f"{LIB}/xfce4/xfconf/xfconfd": "xfconf",
    "/usr/lib/notification-daemon/notification-daemon": "notification-daemon",
    f"{LIB}/xfce4/notifyd/xfce4-notifyd": "xfce4-notifyd",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi/__init__.py": "python3-pyatspi",
    f"{LIB}/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}
SERVERS = {
    "gnome": "/usr/lib/notification-daemon/notification-daemon",
    "xfce": f"{LIB}/xfce4/notifyd/xfce4-notifyd",
    "dunst": "dunst",  # it draws no buttons
}
ACCESSIBILITY = tuple(program for program, package in PACKAGES.items() if "atspi" in package)
NOTIFICATIONS = "org.freedesktop.Notifications"
WATCHER = "org.kde.StatusNotifierWatcher"

_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={0}/bus</listen><auth>EXTERNAL</auth>
<servicedir>{0}/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


def need(*programs: str) -> None:
    """Skip the test, naming the Debian packages of the programs that are missing."""
    missing = sorted({PACKAGES[one] for one in programs if not shutil.which(one) and not _is(one)})
    if missing:
        pytest.skip(f"needs the Debian packages {', '.join(missing)}")


def _is(program: str) -> bool:
    return program.startswith("/") and Path(program).exists()


class Bus:
    """A private session bus with nothing on it."""

    def __init__(self) -> None:
        need("dbus-daemon")
        self.folder = Path(tempfile.mkdtemp(prefix="netdesk-"))
        self.programs: list[Program] = []
        self.env = self._environment()
        try:
            self._start()
        except BaseException:
            # The fixture has nothing to close yet.
            self.close()
            raise

    def start(self, *words: str, **env: str) -> Program:
        """Start a program in the session; it is ended with it."""
        return self._keep(Program(words, self.env | env, self._log(words[0])))

    def talk(self, script: str, *words: str, **env: str) -> Talker:
        """Start one of the tests' own helpers with our Python."""
        log = self._log(script)
        line = (sys.executable, "-m", f"stage.{script}", *words)
        return self._keep(Talker(line, self.env | {"PYTHONPATH": str(HERE.parent)} | env, log))

    def run(
        self, words: Sequence[str], timeout: float = 20, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a program in the session to its end."""
        return subprocess.run(
            list(words),
            env=self.env | env,
            timeout=timeout,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def call(self, message: Message, timeout: float = 10) -> Any:
        """Call a method on the session bus and return the body of its answer."""
        with open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"]) as line:
            return unwrap_msg(line.send_and_get_reply(message, timeout=timeout))

    def owned(self, name: str) -> bool:
        """Say whether somebody owns a name on the bus."""
        bus = DBusAddress("/", "org.freedesktop.DBus", "org.freedesktop.DBus")
        return bool(self.call(new_method_call(bus, "NameHasOwner", "s", (name,)))[0])

    def fake_notifications(self, *words: str) -> Talker:
        """Start a notification server that tells every call and emits what it is told."""
        server = self.talk("fake_notifications", *words)
        server.expect("ready")
        return server

    def notification_server(self, name: str) -> Program:
        """Start a real notification server: gnome or xfce."""
        need(SERVERS[name])
        server = self.start(SERVERS[name])
        until(lambda: self.owned(NOTIFICATIONS), f"notification server {name}")
        return server

    def close(self) -> None:
        """End everything that belongs to this session."""
        for program in reversed(self.programs):
            program.end()
        self._end_marked()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _keep(self, program: Any) -> Any:
        self.programs.append(program)
        return program

    def _log(self, name: str) -> Path:
        return self.folder / f"{Path(name).name}-{len(self.programs)}.log"

    def _environment(self) -> dict[str, str]:
        dropped = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY", "SESSION_MANAGER")
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        home = self.folder / "home"
        kept |= {
            MARK: uuid4().hex,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.folder}/bus",
            "GIO_USE_VFS": "local",
            "GTK_USE_PORTAL": "0",
            "LC_ALL": "C.UTF-8",
        }
        for name, place in (
            ("XDG_CONFIG_HOME", ".config"),
            ("XDG_DATA_HOME", ".local/share"),
            ("XDG_CACHE_HOME", ".cache"),
            ("XDG_STATE_HOME", ".local/state"),
        ):
            kept[name] = str(home / place)
            (home / place).mkdir(parents=True)
        (self.folder / "run").mkdir(mode=0o700)
        return kept

    def _start(self) -> None:
        services = self.folder / "services"
        services.mkdir()
        for service in ("org.a11y.Bus", "org.xfce.Xfconf"):
            known = Path("/usr/share/dbus-1/services", f"{service}.service")
            if known.exists():
                shutil.copy(known, services)
        config = self.folder / "bus.conf"
        config.write_text(_BUS_CONFIG.format(self.folder))
        self.start("dbus-daemon", "--nofork", "--nopidfile", f"--config-file={config}")
        until((self.folder / "bus").exists, "session bus")

    def _end_marked(self) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in self._marked():
                try:
                    os.kill(pid, number)
                except ProcessLookupError:
                    continue
            try:
                until(lambda: not self._marked(), "the session's programs ended", 3)
            except AssertionError:
                continue
            return

    def _marked(self) -> list[int]:
        mark = f"{MARK}={self.env[MARK]}".encode()
        return [
            int(folder.name)
            for folder in Path("/proc").glob("[0-9]*")
            if mark in _environ(folder) and int(folder.name) != os.getpid()
        ]


class Desktop(Bus):
    """A session bus with a screen: add a tray, a notification server, and look and click."""

    def __init__(self, *, accessible: bool = False) -> None:
        need("Xvfb", "openbox", "xdotool", "xprop", "import")
        if accessible:
            need(*ACCESSIBILITY)
        self._accessible = accessible
        super().__init__()

    def xembed_tray(self) -> Program:
        """Start trayer, a tray of the old kind (XEmbed)."""
        need("trayer")
        tray = self.start(
            *("trayer", "--edge", "top", "--align", "right", "--widthtype", "request"),
            *("--height", "28", "--SetDockType", "true", "--expand", "true"),
            *("--transparent", "true", "--alpha", "0", "--tint", "0xF2F0EA"),
        )
        until(lambda: self.run(["xdotool", "search", "--class", "trayer"]).stdout, "trayer")
        return tray

    def panel_tray(self) -> Program:
        """Start xfce4-panel, a tray of the new kind (StatusNotifier)."""
        need("xfce4-panel", f"{LIB}/xfce4/xfconf/xfconfd")
        folder = Path(self.env["XDG_CONFIG_HOME"], "xfce4/xfconf/xfce-perchannel-xml")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "xfce4-panel.xml", folder)
        panel = self.start("xfce4-panel", "--disable-wm-check")
        until(lambda: self.owned(WATCHER), "xfce4-panel's tray")
        return panel

    def fake_tray(self) -> Talker:
        """Start a StatusNotifierWatcher that tells who registers and shows nothing."""
        watcher = self.talk("fake_tray")
        watcher.expect("ready")
        return watcher

    def netdesk(self, *words: str, **env: str) -> Program:
        """Start the app itself."""
        return self.start(sys.executable, "-m", "netdesk", *words, **env)

    def xdotool(self, *words: object) -> str:
        """Run xdotool and return what it says."""
        done = self.run(["xdotool", *map(str, words)])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place of the screen with the real pointer."""
        self.xdotool("mousemove", x, y, "click", button)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag by the real pointer: slowly, since each side answers every small move."""
        words: list[object] = ["mousemove", *start, "mousedown", 1]
        for step in range(1, 13):
            place = [round(a + (b - a) * step / 12) for a, b in zip(start, end, strict=True)]
            words += ["sleep", 0.06, "mousemove", *place]
        self.xdotool(*words, "sleep", 0.2, "mouseup", 1)

    def file_manager(self, *files: Path) -> Talker:
        """Show a small window in the lower left corner whose middle can be dragged: `files`."""
        program = self.talk("file_source", *map(str, files))
        program.expect("ready")
        return program

    def window(self, name: str, timeout: float = 20) -> str:
        """Wait for a visible window whose title fits the regular expression; return its id."""
        search = ["xdotool", "search", "--onlyvisible", "--name", name]
        found = until(lambda: self.run(search).stdout, f"window {name}", timeout)
        return str(found.split()[0])

    def screenshot(self, path: Path) -> Path:
        """Take a picture of the whole screen."""
        done = self.run(["import", "-window", "root", str(path)])
        assert done.returncode == 0, done.stderr
        return path

    def place(self, role: str, name: str, application: str = "", timeout: float = 20) -> Any:
        """Wait for a visible control by its accessible role and name; return its middle.

        A name that begins with "~" is a part of the whole.
        """
        try:
            return until(lambda: self.shows(role, name, application), f"{role} {name}", timeout)
        except AssertionError as error:
            error.add_note(self.told())
            raise

    def told(self) -> str:
        """Return all that is visible now, and what the programs said, for whoever looks why."""
        seen = self.run([ACCESSIBLE_PYTHON, str(ACCESSIBLE)])
        said = [
            f"{' '.join(one.words)}, {one.process.poll()}:\n{one.said()}" for one in self.programs
        ]
        return "\n".join([seen.stdout, seen.stderr, *said])

    def shows(self, role: str, name: str, application: str = "") -> tuple[int, int] | None:
        """Return the middle of a visible control now, None if there is none."""
        script = [ACCESSIBLE_PYTHON, str(ACCESSIBLE), application, role, name]
        words = self.run(script).stdout.split()
        return (int(words[0]), int(words[1])) if words else None

    def _start(self) -> None:
        super()._start()
        self._start_screen()
        if self._accessible:
            self._start_accessibility()
        else:
            self.env["NO_AT_BRIDGE"] = "1"
        self.start("openbox", "--sm-disable")
        until(lambda: self._root("_NET_SUPPORTING_WM_CHECK"), "window manager")

    def _start_screen(self) -> None:
        reading, writing = os.pipe()
        words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"]
        words += ["-dpi", "96", "-nolisten", "tcp", "-noreset"]
        server = Program(words, self.env, self._log("Xvfb"), pass_fds=[writing])
        self._keep(server)
        os.close(writing)
        number = ""
        # The number comes in pieces, and a pipe closed before its line ends kills the server.
        while not number.endswith("\n") and select.select([reading], [], [], 20)[0]:
            piece = os.read(reading, 16).decode()
            number += piece or "\n"
        os.close(reading)
        number = number.strip()
        assert number, f"Xvfb did not start\n{server.said()}"
        self.env |= {
            "DISPLAY": f":{number}",
            "XDG_SESSION_TYPE": "x11",
            "QT_QPA_PLATFORM": "xcb",
        }

    def _start_accessibility(self) -> None:
        self.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        until(lambda: self.owned("org.a11y.Bus"), "accessibility bus")
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.freedesktop.DBus.Properties")
        arguments = ("org.a11y.Status", "IsEnabled", ("b", True))
        self.call(new_method_call(status, "Set", "ssv", arguments))

    def _root(self, name: str) -> bool:
        return "window id" in self.run(["xprop", "-root", name]).stdout


def _environ(folder: Path) -> bytes:
    try:
        return (folder / "environ").read_bytes()
    except OSError:
        return b""
