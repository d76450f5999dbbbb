"""Which function answers which verb; its module, and the libraries behind it, load with it."""

import importlib
from collections.abc import Callable, Mapping

from netdesk.cli.answers import Answer, Call

ANSWERED_BY: Mapping[str, str] = {
    "import": "exchange_verbs.import_",
    "export": "export_verb.export",
    "list": "people_verbs.list_",
    "show": "people_verbs.show",
    "add": "people_verbs.add",
    "edit": "people_verbs.edit",
    "tag": "people_verbs.tag",
    "niches": "niche_verbs.niches_",
    "niche": "niche_verbs.niche",
    "events": "event_verbs.events_",
    "event": "event_verbs.event",
    "groups": "group_verbs.groups_",
    "group": "group_verbs.group",
    "follow-up": "contact_verbs.follow_up",
    "due": "contact_verbs.due",
    "done": "contact_verbs.done",
    "snooze": "contact_verbs.snooze",
    "drop": "contact_verbs.drop",
    "log": "contact_verbs.log",
    "replied": "contact_verbs.replied",
    "today": "contact_verbs.today_",
    "duplicates": "duplicate_verbs.duplicates",
    "merge": "duplicate_verbs.merge",
    "unmerge": "duplicate_verbs.unmerge",
    "erase": "erase_verb.erase",
    "different": "duplicate_verbs.different",
    "goals": "month_verbs.goals_",
    "review": "month_verbs.review_",
    "giving": "giving_verbs.giving",
    "offer": "giving_verbs.offer",
    "thank": "giving_verbs.thank",
    "referrals": "giving_verbs.referrals_",
    "referral": "giving_verbs.referral",
    "introductions": "introduction_verbs.introductions_",
    "introduce": "introduction_verbs.introduce",
    "introduction": "introduction_verbs.introduction",
    "knows": "introduction_verbs.knows_",
    "collaborations": "collaboration_verbs.collaborations_",
    "collaboration": "collaboration_verbs.collaboration",
    "library": "library_verbs.library_",
    "item": "library_verbs.item",
    "share": "library_verbs.share",
    "batches": "batch_verbs.batches",
    "remove-batch": "batch_verbs.remove_batch",
    "undo": "book_verbs.undo",
    "redo": "book_verbs.redo",
    "history": "book_verbs.history",
    "set": "book_verbs.set_",
    "backup": "book_verbs.backup",
    "restore": "book_verbs.restore",
    "check": "book_verbs.check",
}


def answering(verb: str) -> Callable[[Call], Answer]:
    """Return the function that answers a verb of the grammar."""
    module, function = ANSWERED_BY[verb].split(".")
    found: Callable[[Call], Answer] = getattr(
        importlib.import_module(f"netdesk.cli.{module}"), function
    )
    return found
