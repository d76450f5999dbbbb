"""What a niche is about: its description, and the hashtags and places worth following."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.model import Niche
from netdesk.ui.dialogs.form_card import FormCard
from netdesk.ui.widgets.fields import Field, Labelled
from netdesk.words import tr


class NicheForm(FormCard):
    """Emits `wished` with the texts by their fields' names, if any of them has changed."""

    wished = Signal(dict)

    def __init__(self, niche: Niche, parent: QWidget) -> None:
        super().__init__(tr("About %1", niche.name), tr("Save"), parent)
        self._niche = niche
        self.fields: dict[str, Field] = {}
        for name, caption, example in (
            ("description", tr("Description"), tr("Payments, banks and who builds for them")),
            ("hashtags", tr("Hashtags"), tr("#fintech #openbanking")),
            ("places", tr("Places worth following"), tr("r/fintech, the Fintech Leipzig meetup")),
        ):
            field = self.fields[name] = Field(example, name=caption)
            field.setText(getattr(niche, name))
            field.setCursorPosition(0)
            self.body.addWidget(Labelled(caption, field))
        self.save_wanted.connect(self.settle)
        self.fields["description"].setFocus()

    def settle(self) -> None:
        """Hand the texts back and close."""
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        if any(text != getattr(self._niche, name) for name, text in texts.items()):
            self.wished.emit(texts)
        self.accept()
