"""The shape of the code: who may import whom, what a module says of itself, what a start loads."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "netdesk").rglob("*.py"))
BANNED_WORDS = {"Manager", "Helper", "Util", "Utils", "Base", "Handler", "Data", "Info"}
BANNED_FUNCTIONS = {"process", "handle"}

# For each contract of pyproject.toml a module and a line that break it.
VIOLATIONS = {
    "layers": ("netdesk/domain/model.py", "from netdesk import book"),
    "data-through-book": ("netdesk/ui/pages/planted.py", "import netdesk.store"),
    "qt": ("netdesk/book/planted.py", "from PySide6 import QtCore"),
    "command-line-without-qt": ("netdesk/cli.py", "import netdesk.ui.theme"),
    "sqlite": ("netdesk/ui/planted.py", "import peewee"),
    "vobject": ("netdesk/exchange/planted.py", "import vobject"),
    "ui-layers": ("netdesk/ui/widgets/planted.py", "import netdesk.ui.pages"),
    "exchange-layers": ("netdesk/exchange/google.py", "import netdesk.exchange.outlook"),
    "pages": ("netdesk/ui/pages/planted.py", "import netdesk.ui.pages.another"),
    "migrations": ("netdesk/store/migrations/planted.py", "import netdesk.store.tables"),
}


def lint_imports(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [f"--contract={contract}" for contract in contracts]
    program = [
        sys.executable,
        "-c",
        "from importlinter.cli import *; sys.exit(lint_imports_command())",
    ]
    return subprocess.run(
        [*program, "--no-logo", "--no-cache", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_imports_keep_the_contracts() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_each_contract_has_a_violation_to_try() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = config["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in contracts} == set(VIOLATIONS)


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_planted_violation_breaks_the_contract(contract: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "netdesk", tmp_path / "netdesk")
    name, line = VIOLATIONS[contract]
    (tmp_path / "netdesk/ui/pages/another.py").write_text('"""Another page."""\n')
    with (tmp_path / name).open("a") as file:
        file.write(f"\n{line}\n")
    result = lint_imports(tmp_path, contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_opens_with_one_plain_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text()))
    assert docstring, "no docstring"
    first = docstring.split("\n\n")[0]
    assert first.endswith("."), f"not a sentence: {first!r}"


def banned_names(tree: ast.AST) -> list[str]:
    """Return the names of classes and functions that say nothing."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            words = set(re.findall(r"[A-Z][a-z]*", node.name))
            found += [node.name] if words & BANNED_WORDS else []
        elif isinstance(node, ast.FunctionDef) and node.name.strip("_") in BANNED_FUNCTIONS:
            found.append(node.name)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_names_say_something(path: Path) -> None:
    assert banned_names(ast.parse(path.read_text())) == []


def test_a_banned_name_is_seen() -> None:
    planted = "class PersonManager: ...\nclass Database: ...\nclass Ask:\n  def handle(self): ...\n"
    assert banned_names(ast.parse(planted)) == ["PersonManager", "handle"]


def loaded_by(code: str, home: Path) -> set[str]:
    """Return the top-level packages in memory after `code`, run in a process of its own."""
    end = (
        "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))"
    )
    environment = {**os.environ, "HOME": str(home), "NETDESK_BOOK": str(home / "test.book")}
    result = subprocess.run(
        [sys.executable, "-c", f"{end}\n{code}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return {module.partition(".")[0] for module in result.stderr.split()}


RUN = "import sys; sys.argv = ['netdesk', {}]; from netdesk.__main__ import main; sys.exit(main())"


@pytest.mark.parametrize(
    "code",
    [
        "import netdesk.cli",
        RUN.format("'--help'"),
        RUN.format("'due'"),
        RUN.format("'add', 'Ana Ruiz'"),
    ],
    ids=["import", "help", "due", "add"],
)
def test_the_command_line_loads_no_qt(code: str, tmp_path: Path) -> None:
    loaded = loaded_by(code, tmp_path)
    assert "netdesk" in loaded
    assert not loaded & {"PySide6", "shiboken6"}


def test_help_loads_no_library_of_the_book(tmp_path: Path) -> None:
    loaded = loaded_by(RUN.format("'--help'"), tmp_path)
    assert not loaded & {"peewee", "apsw", "vobject", "phonenumbers", "dateparser"}


def test_a_loaded_package_is_seen(tmp_path: Path) -> None:
    assert "PySide6" in loaded_by("import PySide6", tmp_path)
