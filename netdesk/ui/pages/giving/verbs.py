"""What can be done on Give & get, each a verb of the book with what the toast says of it."""

from collections.abc import Callable

from netdesk import book, clock
from netdesk.domain.folding import fold
from netdesk.domain.model import Collaboration, Match, Referral, Stage
from netdesk.ui.dialogs.project_form import ProjectFields
from netdesk.ui.dialogs.referral_form import ReferralFields
from netdesk.ui.work import Work
from netdesk.words import tr


class GivingVerbs:
    """Runs verbs on the writer."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def thank(self, person_id: int, name: str, referral_id: int | None = None) -> None:
        """Record that somebody was thanked."""
        today = clock.today()
        self._work.do(
            lambda: book.referrals.thank(person_id, today=today, referral_id=referral_id),
            said=tr("%1 is thanked", name),
        )

    def edit_referral(self, present: Referral, wish: ReferralFields) -> None:
        """Change a referral; a client who is in the book stays that person."""
        today = clock.today()
        same = fold(wish.client) == fold(present.client)
        client = {} if same else {"client": wish.client, "client_id": None}
        self._work.do(
            lambda: book.referrals.edit(
                present.id,
                today=today,
                subject=wish.subject,
                status=wish.status,
                value=wish.value,
                currency=wish.currency,
                note=wish.note,
                **client,
            ),
            said=tr("Referral of %1 changed", wish.client),
        )

    def remove_referral(self, present: Referral) -> None:
        """Remove a referral, at once."""
        said = tr("Referral of %1 removed", present.client)
        self._work.do(lambda: book.referrals.remove(present.id), said=said)

    def introduce(self, a: int, b: int, reason: str, then: Callable[[int], None]) -> None:
        """Begin to introduce two people; `then` gets the introduction."""
        today = clock.today()
        self._work.do(
            lambda: book.introductions.begin(a, b, reason, today=today, force=True), then=then
        )

    def not_now(self, found: Match) -> None:
        """Put a suggestion aside."""
        today, a, b = clock.today(), found.a, found.b
        self._work.do(
            lambda: book.introductions.not_now(a.person_id, b.person_id, today=today),
            said=tr("%1 and %2 are put aside", a.name, b.name),
        )

    def add_project(self, wish: ProjectFields) -> None:
        """Begin something with others."""
        today = clock.today()
        self._work.do(
            lambda: book.collaborations.add(
                wish.name,
                wish.person_ids,
                today=today,
                kind=wish.kind,
                stage=wish.stage,
                description=wish.description,
                url=wish.url,
                outcome=wish.outcome,
                next_step=wish.next_step,
                next_on=wish.next_on,
            ),
            said=tr("%1 begun", wish.name),
        )

    def edit_project(self, present: Collaboration, wish: ProjectFields) -> None:
        """Change it."""
        self._work.do(
            lambda: book.collaborations.edit(
                present.id,
                person_ids=wish.person_ids,
                name=wish.name,
                kind=wish.kind,
                description=wish.description,
                url=wish.url,
                outcome=wish.outcome,
                next_step=wish.next_step,
                next_on=wish.next_on,
                stage=wish.stage,
            ),
            said=tr("%1 changed", wish.name),
        )

    def move_project(self, present: Collaboration, stage: Stage, name: str) -> None:
        """Move it to another stage."""
        said = tr("%1 moved: %2", present.name, name)
        self._work.do(lambda: book.collaborations.edit(present.id, stage=stage), said=said)

    def remove_project(self, present: Collaboration) -> None:
        """Remove it, at once."""
        said = tr("%1 removed", present.name)
        self._work.do(lambda: book.collaborations.remove(present.id), said=said)

    def step_done(self, present: Collaboration) -> None:
        """Say that its next step is done."""
        today = clock.today()
        said = tr("%1 done", present.next_step or present.name)
        self._work.do(lambda: book.collaborations.step_done(present.id, today=today), said=said)
