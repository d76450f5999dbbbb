"""Run a program in a Python of its own: what was imported here must not be there."""

import subprocess
import sys


def run(program: str) -> str:
    """Return what a program prints; it must not fail."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
