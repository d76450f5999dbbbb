"""Settings, General: look and behaviour."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLocale, QSettings, QTimer
from PySide6.QtGui import QHideEvent

from netdesk.domain.preferences import Preferences
from netdesk.ui import theme
from netdesk.ui.dialogs.settings.parts import Change, Group, Row, SettingsPage, chosen
from netdesk.ui.dialogs.settings.regions import Region, country_name, regions
from netdesk.ui.widgets.fields import Dropdown
from netdesk.ui.widgets.labels import Text
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.work import Work
from netdesk.words import tr

MODE, PERCENT = "look/mode", "look/percent"
"""The names of these choices among the machine's."""

MODES = (theme.Mode.SYSTEM, theme.Mode.LIGHT, theme.Mode.DARK)
PERCENTS = (90, 100, 110, 125, 150)
FIRST_DAYS = (1, 2, 3, 4, 5, 7)
NEGLECTED_DAYS = (3, 4, 5, 7, 10, 14)
SETTLE_MS = 500
WARM = (0, 3, 5, 8, 10, 20)


class GeneralPage(SettingsPage):
    """Colours and text size belong to the machine, the rest to the book."""

    def __init__(self, work: Work, settings: QSettings, change: Change) -> None:
        super().__init__()
        self._work, self._settings, self._change = work, settings, change
        self._regions: list[Region] = []
        self._region = ""
        # arrows walk through hundreds of countries: only the one where they stop is a step
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._build()
        self._connect()

    def load(self) -> None:
        """Ask for the countries, once: their list takes a moment."""
        if not self._regions:
            self._work.ask(regions, self._show_regions, owner=self)

    def show_choices(self, choices: Preferences) -> None:
        """Show the book's preferences."""
        self._region = choices.region
        self._show_region()
        chosen(self.first, FIRST_DAYS, choices.first_follow_up_days)
        chosen(self.neglected, NEGLECTED_DAYS, choices.neglected_days)
        chosen(self.warm, WARM, choices.keep_warm_a_day)

    def _build(self) -> None:
        look = theme.current()
        self.mode = Segmented([tr("System"), tr("Light"), tr("Dark")], tr("Colours"))
        self.mode.set_current(MODES.index(look.mode))
        self.percent = _box(tr("Text size"), [tr("%1 %", one) for one in PERCENTS], 100)
        chosen(self.percent, PERCENTS, look.percent)
        self._colors = Row(tr("Colours"), "", self.mode)
        self._say_colors()
        language = Text(_language(), "body", "text2")
        self.add(
            tr("Look"),
            Group(
                self._colors,
                Row(tr("Text size"), "", self.percent),
                Row(tr("Language"), tr("The system's, with its dates and times"), language),
            ),
        )
        self.region = _box(tr("Phone numbers without a country code are from"), [], 170)
        self.first = _box(tr("First follow-up after meeting somebody"), _days(FIRST_DAYS), 110)
        self.neglected = _box(tr("Neglected from"), _day_numbers(NEGLECTED_DAYS), 110)
        self.warm = _box(tr("Keep warm"), _people(WARM), 130)
        self.add(
            tr("Behaviour"),
            Group(
                Row(tr("Phone numbers without a country code are from"), "", self.region),
                Row(
                    tr("First follow-up after meeting somebody"),
                    tr("For people of an event, added by hand or by quick add"),
                    self.first,
                ),
                Row(
                    tr("Neglected from"),
                    tr("Days after meeting, if you did not write"),
                    self.neglected,
                ),
                Row(tr("Keep warm"), tr("At most so many a day in Today"), self.warm),
            ),
        )
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.mode.picked.connect(self._on_mode)
        self.percent.activated.connect(self._on_percent)
        self.region.activated.connect(self._settle.start)
        self._settle.timeout.connect(self._on_region)
        for box, name, values in (
            (self.first, "first_follow_up_days", FIRST_DAYS),
            (self.neglected, "neglected_days", NEGLECTED_DAYS),
            (self.warm, "keep_warm_a_day", WARM),
        ):
            box.activated.connect(self._changing(name, values))

    def _changing(self, name: str, values: tuple[int, ...]) -> Callable[[int], None]:
        return lambda place: self._change(**{name: values[place]})

    def _on_mode(self, number: int) -> None:
        self._settings.setValue(MODE, MODES[number].value)
        theme.current().set_mode(MODES[number])
        self._say_colors()

    def _say_colors(self) -> None:
        system = theme.current().mode is theme.Mode.SYSTEM
        self._colors.set_remark(tr("Follows the system") if system else "")

    def _on_percent(self, place: int) -> None:
        self._settings.setValue(PERCENT, PERCENTS[place])
        theme.current().set_percent(PERCENTS[place])

    def _show_regions(self, found: list[Region]) -> None:
        self._regions = found
        self.region.clear()
        self.region.addItem(tr("As the system"), "")
        for one in found:
            self.region.addItem(tr("%1 +%2", one.name, one.code), one.region)
        self._show_region()

    def _show_region(self) -> None:
        self.region.setCurrentIndex(self.region.findData(self._region))

    def _on_region(self) -> None:
        region = self.region.currentData()
        if region is not None and region != self._region:
            self._region = region
            self._change(region=region)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._settle.isActive():
            self._settle.stop()
            self._on_region()


class _Box(Dropdown):
    """A drop-down so wide at the usual text size."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__(name=name)
        self._width = width
        self._fit()
        theme.current().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedWidth(theme.current().px(self._width))


def _box(name: str, texts: list[str], width: int) -> Dropdown:
    box: Any = _Box(name, width)
    box.addItems(texts)
    return box  # type: ignore[no-any-return]


def _days(values: tuple[int, ...]) -> list[str]:
    return [tr("%n day||%n days", n=one) for one in values]


def _day_numbers(values: tuple[int, ...]) -> list[str]:
    return [tr("Day %1", one) for one in values]


def _people(values: tuple[int, ...]) -> list[str]:
    return [tr("%n person||%n people", n=one) if one else tr("Nobody") for one in values]


def _language() -> str:
    locale = QLocale.system()
    if locale.language() == QLocale.Language.C:
        return QLocale.languageToString(QLocale.Language.English)
    name = QLocale.languageToString(locale.language())
    country = country_name(QLocale.territoryToCode(locale.territory()))
    return tr("%1 (%2)", name, country) if country else name
