"""Contacts as Outlook writes them to CSV, in the language of the system that it runs on."""

from collections.abc import Iterable

from netdesk.domain.folding import fold
from netdesk.exchange.table import plain

_OWN = frozenset(
    map(
        plain,
        (
            *("E-mail Type", "E-mail Display Name", "Internet Free Busy", "Government ID Number"),
            *("Organizational ID Number", "TTY/TDD Phone", "Business Address PO Box"),
            *("E-Mail-Typ", "Organisationsnr.", "Regierungsnr.", "Vertraulichkeit"),
            *("Type de messagerie", "Confidentialité", "Tipo de correo electrónico"),
            *("Confidencialidad", "Tipo posta elettronica", "Riservatezza", "E-mailtype"),
            *("Tipo de email", "Tipo de correio eletrônico", "Confidencialidade"),
        ),
    )
)
SILENT = frozenset(
    map(
        fold,
        (
            *("SMTP", "EX", "Normal", "Normale", "Normaal", "False", "Falsch", "Faux", "Falso"),
            *("Onwaar", "Unspecified", "Keine Angabe", "Non spécifié", "Sin especificar"),
            *("Non specificato", "Não especificado", "Niet opgegeven", "Aucun"),
        ),
    )
)
"""What it writes for everybody where nothing was entered."""


def fits(header: Iterable[str]) -> bool:
    """Say whether these are the columns of an Outlook export."""
    return any(plain(name) in _OWN for name in header)
