"""LinkedIn exports for tests: our own files, zipped as LinkedIn does, and read."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from netdesk.domain.contact import Contact, Problem
from netdesk.exchange import linkedin, table

DATA = Path(__file__).parents[2] / "data" / "linkedin"
NAME = "Basic_LinkedInDataExport_11-20-2026.zip"
PROFILE = "https://www.linkedin.com/in/"


def members() -> dict[str, bytes]:
    """Return the files of an archive of today."""
    return {path.name: path.read_bytes() for path in sorted((DATA / "archive").iterdir())}


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return files as a .zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read_archive(content: bytes, name: str = NAME) -> list[Contact | Problem]:
    """Read an archive to its end."""
    return list(linkedin.read_archive(io.BytesIO(content), name))


def read_file(content: bytes, name: str = "file.csv") -> list[Contact | Problem]:
    """Read one file of an export, which must be known as such."""
    shape = table.sniff(content[: table.SAMPLE], linkedin.NAMES)
    kind = linkedin.kind_of(shape.header, name) if shape else None
    assert shape, name
    assert kind, shape
    return list(linkedin.read(lambda: table.read(io.BytesIO(content), name, shape), name, kind))


def people(found: list[Contact | Problem]) -> dict[str, Contact]:
    """Return the contacts by their names."""
    return {one.name: one for one in found if isinstance(one, Contact) and one.name}


def codes(found: list[Contact | Problem]) -> list[str]:
    """Return what was wrong."""
    return [str(one.code) for one in found if isinstance(one, Problem)]


def messages(*rows: str) -> str:
    """Return a messages.csv of today."""
    header = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
        "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
    )
    return "\n".join((header, *rows)) + "\n"
