"""What a start says that can't show a window: which packages are missing, what goes without."""

import os
import re
import shlex
import shutil
import sys

from netdesk import paths
from netdesk.words.translation import tr

# What Qt loads from the system, by the name in the loader's message, and Debian's package.
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX": "libgl1",
    "libOpenGL": "libopengl0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN_PACKAGES = (
    "libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)


def no_qt(error: ImportError) -> str:
    """Say why Qt could not be loaded, naming the package, and what works without it."""
    found = re.search(r"lib[\w.+-]+", str(error))
    package = next((p for name, p in _PACKAGES.items() if found and name in found[0]), "")
    if package:
        reason = tr(
            "The window needs a system library that is missing here: install “%1” "
            "(on Debian or Ubuntu: sudo apt-get install %2).",
            package,
            SCREEN_PACKAGES,
        )
    else:
        reason = tr("Qt could not be loaded: %1", str(error))
    return f"{reason}\n{without_window()}"


def no_display(detail: str) -> str:
    """Say that there is no screen to show a window on, and what works without one."""
    if "xcb-cursor" in detail:
        reason = tr(
            "The window needs system libraries that are missing here (on Debian or "
            "Ubuntu: sudo apt-get install %1).",
            SCREEN_PACKAGES,
        )
    else:
        reason = tr("There is no display here, so NetDesk can't show its window.")
    return f"{reason}\n{without_window()}"


def without_window() -> str:
    """Return the main job as command lines to paste."""
    sample = shlex.quote(str(paths.resource("sample.vcf")))
    program = _program()
    return "\n".join(
        (
            tr("The same job works on the command line:"),
            f'  {program} import {sample} --event "Freelance Meetup" --niche design --follow-up 2d',
            f"  {program} due --within 7d",
        )
    )


def _program() -> str:
    """Return how this very NetDesk is called: in a clone by uv, in a bundle by its file."""
    if getattr(sys, "frozen", False):
        return shlex.quote(sys.executable)
    if os.environ.get("UV"):  # set by uv for what it runs
        return "uv run netdesk"
    return "netdesk" if shutil.which("netdesk") else f"{shlex.quote(sys.executable)} -m netdesk"
