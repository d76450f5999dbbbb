"""Give first, beside the list of Today: two numbers of twelve months, never a ratio (PRODUCT 5)."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.domain.reciprocity import Balance
from netdesk.ui.widgets.card import ClickableCard
from netdesk.ui.widgets.labels import ElidedLabel, Text
from netdesk.words import tr


class BalanceCard(ClickableCard):
    """What was given and received; a click opens Give & get."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self.body.setContentsMargins(15, 12, 15, 12)
        self.body.setSpacing(4)
        self._given = Text("", "title2", "accent", tabular=True)
        self._received = Text("", "title2", "text2", tabular=True)
        self._kinds = ElidedLabel("", "small", "text2")
        head, sums = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Text(tr("Give first"), "bodyStrong", "text2"))
        head.addStretch(1)
        head.addWidget(Text(tr("12 months"), "small", "text2"))
        sums.setSpacing(7)
        sums.addWidget(self._given)
        sums.addWidget(Text(tr("given"), "small", "text2"))
        sums.addStretch(1)
        sums.addWidget(Text(tr("received"), "small", "text2"))
        sums.addWidget(self._received)
        self.body.addLayout(head)
        self.body.addLayout(sums)
        self.body.addWidget(self._kinds)

    def set_balance(self, balance: Balance | None) -> None:
        """Show the counts; nothing where they aren't wanted, or nothing passed yet."""
        self.setVisible(balance is not None and bool(balance.given or balance.received))
        if balance is None:
            return
        self._given.setText(str(balance.given))
        self._received.setText(str(balance.received))
        kinds = " · ".join(
            said
            for count, said in (
                (
                    balance.introductions,
                    tr("%n introduction||%n introductions", n=balance.introductions),
                ),
                (balance.shared, tr("%n shared||%n shared", n=balance.shared)),
                (balance.referrals, tr("%n referral||%n referrals", n=balance.referrals)),
            )
            if count
        )
        self._kinds.set_text(kinds)
        self._kinds.setVisible(bool(kinds))
        self.setAccessibleName(tr("Given %1, received %2", balance.given, balance.received))
