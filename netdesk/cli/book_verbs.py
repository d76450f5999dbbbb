"""The verbs about the book itself: undo, redo, history, backup, restore, check."""

from pathlib import Path

from netdesk import paths, words
from netdesk.book import people, preferences, steps, upkeep
from netdesk.book.steps import Step
from netdesk.cli import book_shapes as shapes
from netdesk.cli.answers import Answer, Call
from netdesk.cli.printing import minute, safe, table
from netdesk.domain.errors import NothingToUndo
from netdesk.domain.model import HistoryLine
from netdesk.words import tr


def undo(_: Call) -> Answer:
    """Take the newest step back."""
    return _moved(steps.undo(), "undone", "undo")


def redo(_: Call) -> Answer:
    """Do the step that was undone last again."""
    return _moved(steps.redo(), "redone", "redo")


def _moved(step: Step | None, label: str, which: str) -> Answer:
    if step is None:
        said = words.error(NothingToUndo(which))
        return Answer(None, lambda: "", [said], 1)
    return Answer(
        shapes.step(step), lambda: safe(words.step(label, {"step": step.label, **step.args}))
    )


def history(call: Call) -> Answer:
    """List the last steps that can be undone, or all changes of a person."""
    if call.words:
        lines = steps.person_history(people.find(call.rest(0)))
        return Answer(
            [shapes.history_line(one) for one in lines],
            lambda: table([_line(one) for one in lines]),
        )
    found = steps.steps()
    return Answer(
        [shapes.step(one) for one in found],
        lambda: table([(minute(one.at), words.step(one.label, one.args)) for one in found]),
    )


def _line(found: HistoryLine) -> tuple[object, ...]:
    said = words.change(found.field, found.old, found.new)
    return (minute(found.at), found.person, words.field(found.field) if found.field else "", said)


def set_(call: Call) -> Answer:
    """List the preferences, one with its name, or change it; "default" takes it back."""
    if not call.words:
        chosen = [_setting(one) for one in sorted(preferences.NAMES)]
        return Answer(
            [_preference(*one) for one in chosen],
            lambda: table([_setting_row(one) for one in chosen]),
        )
    name = call.words[0].replace("-", "_")
    if call.words[1:]:
        preferences.change(**{name: preferences.understood(name, call.rest(1), call.today)})
    setting = _setting(name)
    return Answer(_preference(*setting), lambda: table([_setting_row(setting)]))


def _setting(name: str) -> tuple[str, object, object]:
    return name, preferences.value(name), preferences.value(name, default=True)


def _preference(name: str, value: object, default: object) -> dict[str, object]:
    return {"name": name, "value": shapes.plain(value), "default": shapes.plain(default)}


def _setting_row(setting: tuple[str, object, object]) -> tuple[object, ...]:
    name, value, default = setting
    return name, _said(value), "" if value == default else tr("(usually %1)", _said(default))


def _said(value: object) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return "-" if value in (None, "") else str(shapes.plain(value))


def backup(call: Call) -> Answer:
    """Copy the book to a file, or into its backup folder."""
    target = paths.typed(call.words[0]) if call.words else None
    file = upkeep.backup(target)
    return _copied(file, tr("The book was copied to %1.", file))


def restore(call: Call) -> Answer:
    """Replace the book's content by a backup's; the replaced one is kept."""
    source = paths.typed(call.words[0])
    kept = upkeep.restore(source)
    said = tr("The book was restored. What it was before is kept in %1.", kept)
    return _copied(source, said)


def _copied(file: Path, said: str) -> Answer:
    value = {"file": str(file), "count": people.count()}
    return Answer(value, lambda: safe(said))


def check(_: Call) -> Answer:
    """Look for damage in the book."""
    problems = upkeep.check()
    return Answer(
        {"ok": not problems, "problems": problems},
        lambda: "\n".join(map(safe, problems)) or tr("The book is sound."),
        code=1 if problems else 0,
    )
