"""The bundle: built once, whole, slim, and at work without Python beside it."""

import base64
import io
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PyInstaller.depend.bindepend import get_python_library_path
from PyInstaller.exceptions import PythonLibraryNotFoundError
from stage.program import Program, until
from stage.session import Desktop

from tests.makers import card

ROOT = Path(__file__).parent.parent
APP_ID = "org.netdesk.netdesk"
CARDS = ROOT / "resources" / "sample.vcf"
# 128 MB on Debian 12; other systems' libraries differ a little. GTK, which PyInstaller takes along
# unasked, would add 20, and all of ICU's data 28.
LARGEST_BYTES = 135_000_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="tries the Linux bundle"),
]


def need(program: str, package: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"needs the Debian package {package}")


def need_libpython() -> None:
    try:
        get_python_library_path()
    except PythonLibraryNotFoundError:
        version = sysconfig.get_python_version()
        pytest.skip(f"needs a shared libpython: the Debian package libpython{version}")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that PyInstaller makes of the clone."""
    need("objdump", "binutils")
    need_libpython()
    folder = tmp_path_factory.mktemp("bundle")
    result = subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"),
            *(f"--distpath={folder / 'dist'}", f"--workpath={folder / 'build'}"),
            str(ROOT / "build.spec"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "ERROR" not in result.stderr
    return folder / "dist" / "netdesk"


@pytest.fixture
def plain(tmp_path: Path) -> dict[str, str]:
    """The environment of a user with a fresh home, without a display, a venv or a Python."""
    kept = {"LANG", "LC_ALL", "TZ", "TMPDIR"}
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    return {name: value for name, value in os.environ.items() if name in kept} | home


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A screen with the accessibility bus, so that the window can be read."""
    desktop = Desktop(accessible=True)
    yield desktop
    desktop.close()


def run(program: Path, env: dict[str, str], *words: str) -> str:
    result = subprocess.run(
        [str(program), *words], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_no_link_leads_nowhere(bundle: Path) -> None:
    assert [path for path in bundle.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_it_is_slim(bundle: Path) -> None:
    size = sum(path.lstat().st_size for path in bundle.rglob("*") if path.is_file())
    print(f"bundle: {size / 1e6:.1f} MB")
    assert size <= LARGEST_BYTES
    names = {path.name for path in bundle.rglob("*.so*")}
    assert "libqxcb.so" in names
    assert "libqwayland.so" in names
    assert not {name for name in names if name.startswith(("libgtk", "libQt6Qml", "libssl"))}


def test_licences_of_what_is_shipped_come_with_it(bundle: Path) -> None:
    named = {path.parent.name for path in (bundle / "_internal" / "licences").glob("*/*")}
    parts = {"netdesk", "Qt and PySide6", "peewee", "apsw", "vobject", "jeepney"}
    assert parts <= named


def test_the_desktop_entry_is_valid_and_takes_cards(bundle: Path) -> None:
    need("desktop-file-validate", "desktop-file-utils")
    entry = bundle / "share" / "applications" / f"{APP_ID}.desktop"
    result = subprocess.run(
        ["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (0, "")
    assert "MimeType=text/vcard;" in entry.read_text()
    assert '"*.vcf"' in (bundle / "share" / "mime" / "packages" / f"{APP_ID}.xml").read_text()
    assert (bundle / "share/icons/hicolor/256x256/apps" / f"{APP_ID}.png").exists()
    assert (bundle / "share/icons/hicolor/scalable/apps" / f"{APP_ID}.svg").exists()


def test_the_metainfo_is_valid(bundle: Path) -> None:
    need("appstreamcli", "appstream")
    metainfo = bundle / "share" / "metainfo" / f"{APP_ID}.metainfo.xml"
    result = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(metainfo)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


def test_its_command_line_imports_cards(bundle: Path, plain: dict[str, str]) -> None:
    program = bundle / "netdesk"
    counts = json.loads(run(program, plain, "import", str(CARDS), "--follow-up", "today", "--json"))
    assert (counts["found"], counts["added"], counts["failed"]) == (12, 12, 0)
    assert len(json.loads(run(program, plain, "due", "--json"))) == 12


def test_its_command_line_makes_photos_small_and_finds_duplicates(
    bundle: Path, plain: dict[str, str], tmp_path: Path
) -> None:
    program, file, out = bundle / "netdesk", tmp_path / "ana.vcf", tmp_path / "out.vcf"
    picture = io.BytesIO()
    Image.effect_noise((1200, 1200), 90).save(picture, "JPEG")
    photo = base64.b64encode(picture.getvalue()).decode()
    file.write_text(card("Ana Ruiz", f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}", "ORG:Loopwise"))
    run(program, plain, "import", str(file))
    run(program, plain, "add", "Ana Ruis, CTO at Loopwise")
    run(program, plain, "export", str(out), "--overwrite")
    assert "PHOTO" in out.read_text()
    assert out.stat().st_size < 200_000 < len(photo)
    run(program, plain, "export", str(tmp_path / "ana.svg"), "1")
    assert len(json.loads(run(program, plain, "duplicates", "--json"))) == 1


@pytest.mark.desktop
def test_its_window_imports_cards(bundle: Path, desktop: Desktop) -> None:
    program = bundle / "netdesk"
    desktop.start(str(program), str(CARDS))
    desktop.window("NetDesk")
    desktop.place("filler", "12 people found")
    desktop.click(*desktop.place("push button", "Add 12"))
    until(lambda: len(json.loads(run(program, desktop.env, "list", "--json"))) == 12, "12 people")


SORTED_NAMES = """
from PySide6.QtCore import QCollator, QLocale
words = "Öz Zola Åsa Ana chata cena hora Ñuz Nuz Nza Lza 李 王 张 Łuk"
for language in "de", "sv", "cs", "es", "pl", "zh":
    names = sorted(words.split(), key=QCollator(QLocale(language)).sortKey)
    print(*names, QLocale(language).toUpper("straße"))
mapped = [line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line]
print(mapped[0])
"""


def test_its_words_sort_as_in_every_language(bundle: Path) -> None:
    """The bundle's data for ICU are cut down: order, upper and lower case must be as before."""
    slim = next(bundle.rglob("libicudata.so*")).resolve()

    def lines(**env: str) -> list[str]:
        command = [sys.executable, "-c", SORTED_NAMES]
        return subprocess.check_output(command, env=os.environ | env, text=True).splitlines()

    whole, cut = lines(), lines(LD_PRELOAD=str(slim))
    assert cut[:-1] == whole[:-1]
    assert len(set(cut[:-1])) == 6  # every language has an order of its own
    assert cut[-1] == str(slim) != whole[-1]


@pytest.mark.desktop
def test_its_window_opens_under_wayland(
    bundle: Path, plain: dict[str, str], tmp_path: Path
) -> None:
    """The compositor leaves the window's title bar to the program, as GNOME's does."""
    need("weston", "weston")
    room = tmp_path / "run"
    room.mkdir(mode=0o700)
    env = plain | {"XDG_RUNTIME_DIR": str(room), "WAYLAND_DISPLAY": "stage"}
    words = ["weston", "--no-config", "--backend=headless-backend.so", "--socket=stage"]
    compositor = Program(words, env, tmp_path / "compositor.log")
    window = None
    try:
        until((room / "stage").is_socket, "a compositor")
        log = tmp_path / "window.log"
        program = [str(bundle / "netdesk"), str(CARDS)]
        window = Program(program, env | {"WAYLAND_DEBUG": "1"}, log)
        until(lambda: 'set_title("Import' in log.read_text(), "a window with the cards")
        assert "wayland-decoration-client" in Path(f"/proc/{window.pid}/maps").read_text()
    finally:
        for one in (window, compositor):
            if one is not None:
                one.end()
