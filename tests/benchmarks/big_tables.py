"""Read big tables in a process of their own: `python -m tests.benchmarks.big_tables [MB]`.

Prints seconds of CPU, MB a second and the most memory of each: rows as they are, rows with long
notes, one line without an end, one quotation mark without an end; and of a whole import.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

HEAD = b"First Name,Last Name,E-mail,Phone,Company,Notes\n"
PIECE = 1 << 20


def plain() -> Iterator[bytes]:
    """Yield rows of the usual length."""
    number = 0
    while True:
        rows = []
        for _ in range(8_000):
            number += 1
            rows.append(
                b"Ana%d,Ruiz%d,ana%d@example.org,+49 30 %07d,Loopwise %d,met at the meetup in May\n"
                % (number, number % 977, number, number % 9_999_999, number % 4_000)
            )
        yield b"".join(rows)


def noted() -> Iterator[bytes]:
    """Yield rows with quoted notes of 4 KB over several lines."""
    note = b"\n".join([b"what we spoke about, and what was promised " * 10] * 9)
    number = 0
    while True:
        number += 1
        yield b'Ana%d,Ruiz,ana%d@example.org,,Loopwise,"%s"\n' % (number, number, note)


def endless() -> Iterator[bytes]:
    """Yield one line that never ends."""
    while True:
        yield b"x" * PIECE


def unclosed() -> Iterator[bytes]:
    """Yield rows of which the first opens a cell that never ends."""
    yield b'Ana,"Ruiz,ana@example.org,,,\n'
    yield from plain()


KINDS: dict[str, Callable[[], Iterator[bytes]]] = {
    "rows": plain,
    "long notes": noted,
    "one line": endless,
    "one mark": unclosed,
}


def write(path: Path, kind: str, size: int) -> None:
    """Write a table of so many bytes."""
    with path.open("wb") as file:
        left = size - file.write(HEAD)
        for piece in KINDS[kind]():
            if left <= 0:
                return
            left -= file.write(piece[:left])


def measure(path: Path, book: Path | None) -> None:
    """Read or import a file, and print what it took."""
    from netdesk.domain.contact import Problem
    from netdesk.exchange.spreadsheet import SAMPLE, layout, read

    found = problems = 0
    if book is None:
        with path.open("rb") as stream:
            shape = layout(stream.read(SAMPLE))
            assert shape is not None
            stream.seek(0)
            for item in read(stream, path.name, shape):
                found += 1
                problems += isinstance(item, Problem) or bool(item.problems)
    else:
        from netdesk import cli

        cli.main(["--book", str(book), "import", str(path)])
    took = time.process_time()
    megabytes = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{megabytes:7.0f} MB  {took:7.1f} s  {megabytes / took:6.1f} MB/s  {peak:5.0f} MB at most"
        f"  {found} rows, {problems} with problems",
        flush=True,
    )


def main(megabytes: int) -> None:
    """Measure every kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "big.csv")
        for kind in KINDS:
            write(path, kind, megabytes << 20)
            _start(f"read {kind}", path)
        write(path, "one line", 1 << 30)
        _start("read one line", path)
        write(path, "long notes", megabytes << 20)
        _start("import long notes", path, str(Path(folder, "netdesk.book")))


def _start(name: str, path: Path, *book: str) -> None:
    print(f"{name:18}", end="", flush=True)
    words = [sys.executable, "-m", "tests.benchmarks.big_tables", "--measure", str(path), *book]
    subprocess.run(words, check=False, env=os.environ)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3:] else None)
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 256)
