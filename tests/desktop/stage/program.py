"""Child processes of the tests: started in a session, listened to, ended by their own pid."""

import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

PATIENCE_S = 20.0
TRIES = 4


class Program:
    """One child process; what it prints goes to a file beside it, never into a full pipe."""

    def __init__(
        self,
        words: Sequence[str],
        env: Mapping[str, str],
        log: Path,
        *,
        stdin: int = subprocess.DEVNULL,
        stdout: int | None = None,
        pass_fds: Sequence[int] = (),
    ) -> None:
        self.words, self.log = list(words), log
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                self.words,
                env=dict(env),
                stdin=stdin,
                stdout=out if stdout is None else stdout,
                stderr=out,
                pass_fds=pass_fds,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def running(self) -> bool:
        return self.process.poll() is None

    def wait(self, timeout: float = PATIENCE_S) -> int:
        """Return the exit code; what the program said stands in the error if it doesn't end."""
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"{self.words[0]} goes on\n{self.said()}") from None

    def end(self) -> int:
        """Ask the process to end, then make it; return its exit code."""
        if self.running():
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)
        return self.process.returncode

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")[-4000:]


class Talker(Program):
    """A helper of the tests that reads commands and tells events, a JSON object a line."""

    def __init__(self, words: Sequence[str], env: Mapping[str, str], log: Path) -> None:
        super().__init__(words, env, log, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.events: list[dict[str, Any]] = []
        self._news: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._ended = False
        assert self.process.stdout is not None
        self._listener = threading.Thread(target=self._listen, args=(self.process.stdout,))
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    def tell(self, command: str, **arguments: object) -> None:
        """Give the helper a command."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": command, **arguments}).encode() + b"\n")
        self.process.stdin.flush()

    def expect(
        self,
        event: str,
        fits: Callable[[dict[str, Any]], bool] = lambda _event: True,
        timeout: float = PATIENCE_S,
    ) -> dict[str, Any]:
        """Wait for the next `event` that fits, and forget it and what came before it."""
        deadline = time.monotonic() + timeout
        while True:
            for place, known in enumerate(self.events):
                if known["event"] == event and fits(known):
                    del self.events[: place + 1]
                    return known
            if not self._more(deadline - time.monotonic()):
                raise AssertionError(f"no {event}: {self.events}\n{self.said()}")

    def ask(self, command: str, **arguments: object) -> Any:
        """Give a command and return its answer; events before it stay to be expected."""
        self.tell(command, **arguments)
        before: list[dict[str, Any]] = []
        deadline = time.monotonic() + PATIENCE_S
        while not self.events or self.events[-1]["event"] != "answer":
            if not self._more(deadline - time.monotonic()):
                raise AssertionError(f"no answer to {command}: {before}\n{self.said()}")
        return self.events.pop()["answer"]

    def end(self) -> int:
        if self.process.stdin is not None and not self.process.stdin.closed:
            self.process.stdin.close()
        code = super().end()
        self._listener.join(5)
        return code

    def quit(self) -> int:
        """Let the helper end by itself (its input ends) and return its exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.wait()

    def _more(self, seconds: float) -> bool:
        if self._ended:
            return False
        try:
            event = self._news.get(timeout=max(seconds, 0.001))
        except queue.Empty:
            return False
        if event is None:
            self._ended = True
            return False
        self.events.append(event)
        return True

    def _listen(self, out: IO[bytes]) -> None:
        with out:
            for line in out:
                self._news.put(json.loads(line))
        self._news.put(None)


def until(true: Callable[[], Any], what: str, timeout: float = PATIENCE_S) -> Any:
    """Ask another process's state again and again; return the first answer that is true."""
    deadline = time.monotonic() + timeout
    while True:
        answer = true()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {timeout:g} s")
        time.sleep(0.02)


def insist(act: Callable[[], Any], true: Callable[[], Any], what: str) -> Any:
    """Do something again, as a user does, where a busy desktop has swallowed a key or a click."""
    for _ in range(TRIES):
        with suppress(AssertionError):
            act()
            return until(true, what, PATIENCE_S / TRIES)
    raise AssertionError(f"{what}: not in {TRIES} tries")
