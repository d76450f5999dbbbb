"""What a step did, for the undo menu, its toast and the history."""

from collections.abc import Mapping
from datetime import datetime

from netdesk.words.dates import clock_time, full_date
from netdesk.words.translation import mark, tr

_DATES = ("due", "until")
# label: the sentence, and the arguments that stand for %1, %2, ...; "n" stands for %n as well
_STEPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "person_added": (mark("Added %1"), ("name",)),
    "person_edited": (mark("Edited %1"), ("name",)),
    "people_edited": (mark("Edited %n person||Edited %n people"), ()),
    "circle_widened": (
        mark("Moved %1 to a wider circle||Moved %n people to a wider circle"),
        ("name",),
    ),
    "clock_stopped": (mark("Stopped the first follow-up of %1"), ("name",)),
    "photo_set": (mark("Changed the photo of %1"), ("name",)),
    "people_deleted": (mark("Deleted %1||Deleted %n people"), ("name",)),
    "channel_added": (mark("Added a way to reach %1"), ("name",)),
    "channel_edited": (mark("Changed a way to reach %1"), ("name",)),
    "channel_removed": (mark("Removed a way to reach %1"), ("name",)),
    "niche_added": (mark("Added the niche %1"), ("niche",)),
    "niche_edited": (mark("Edited the niche %1"), ("niche",)),
    "niche_removed": (mark("Removed the niche %1"), ("niche",)),
    "tagged": (mark("Added %1 to %2||Added %n people to %2"), ("name", "niche")),
    "sorted": (mark("Sorted %1 into %2||Sorted %n people into %2"), ("name", "niche")),
    "untagged": (mark("Took %1 out of %2||Took %n people out of %2"), ("name", "niche")),
    "event_added": (mark("Added the event %1"), ("event",)),
    "guests_added": (mark("Met %1 at %2||Met %n people at %2"), ("name", "event")),
    "events_added": (mark("Added the event %1||Added %n events"), ("event",)),
    "event_edited": (mark("Edited the event %1"), ("event",)),
    "event_removed": (mark("Removed the event %1"), ("event",)),
    "event_attended": (mark("Went to %1"), ("event",)),
    "event_missed": (mark("Did not go to %1"), ("event",)),
    "event_noted": (mark("Noted something on %1 at %2"), ("name", "event")),
    "event_left": (
        mark("Took %n person off %1||Took %n people off %1"),
        ("event",),
    ),
    "event_assigned": (mark("Met %n person at %1||Met %n people at %1"), ("event",)),
    "group_added": (mark("Added the group %1"), ("group",)),
    "group_edited": (mark("Edited the group %1"), ("group",)),
    "group_removed": (mark("Removed the group %1"), ("group",)),
    "group_joined": (mark("Joined %1"), ("group",)),
    "group_left": (mark("Left %1"), ("group",)),
    "group_members_added": (
        mark("Added %1 to the group %2||Added %n people to the group %2"),
        ("name", "group"),
    ),
    "group_members_removed": (
        mark("Took %1 out of the group %2||Took %n people out of the group %2"),
        ("name", "group"),
    ),
    "group_ordered": (mark("Changed the order of turns in %1"), ("group",)),
    "group_turn_set": (mark("Changed whose turn it is in %1"), ("group",)),
    "group_visited": (mark("Visited %1"), ("group",)),
    "group_met": (mark("Met %n person of %1||Met %n people of %1"), ("group",)),
    "group_meeting_edited": (mark("Changed a meeting of %1"), ("group",)),
    "group_meeting_removed": (mark("Removed a meeting of %1"), ("group",)),
    "follow_up_planned": (
        mark("Planned a follow-up with %1: %2||Planned follow-ups with %n people: %2"),
        ("name", "due"),
    ),
    "follow_up_done": (mark("Followed up with %1"), ("name",)),
    "follow_up_snoozed": (
        mark("Snoozed %1 until %2||Snoozed %n follow-ups until %2"),
        ("name", "until"),
    ),
    "follow_up_moved": (
        mark("Moved a follow-up with %1 to %2||Moved %n follow-ups to %2"),
        ("name", "due"),
    ),
    "person_rests": (mark("Let %1 rest until %2"), ("name", "until")),
    "follow_up_dropped": (mark("Dropped a follow-up with %1"), ("name",)),
    "follow_up_edited": (mark("Changed a follow-up with %1"), ("name",)),
    "interaction_logged": (
        mark("Logged a contact with %1||Logged a contact with %n people"),
        ("name",),
    ),
    "interaction_edited": (mark("Changed a contact with %1"), ("name",)),
    "interaction_replied": (mark("%1 replied"), ("name",)),
    "interaction_removed": (mark("Removed a contact with %1"), ("name",)),
    "referral_added": (mark("Wrote down a referral with %1: %2"), ("name", "client")),
    "referral_edited": (mark("Changed a referral with %1: %2"), ("name", "client")),
    "referral_removed": (mark("Removed a referral with %1: %2"), ("name", "client")),
    "recorded": (mark("Wrote down what passed with %1"), ("name",)),
    "thanked": (mark("Thanked %1"), ("name",)),
    "knows_said": (mark("%1 and %2 know each other"), ("name", "other")),
    "knows_unsaid": (mark("%1 and %2 don’t know each other"), ("name", "other")),
    "introduction_begun": (mark("Began to introduce %1 and %2"), ("name", "other")),
    "introduction_edited": (mark("Changed the introduction of %1 and %2"), ("name", "other")),
    "introduction_asked": (mark("Asked %1 about meeting %2"), ("name", "other")),
    "introduction_answered": (mark("%1 answered"), ("name",)),
    "introduction_sent": (mark("Introduced %1 and %2"), ("name", "other")),
    "introduction_settled": (mark("Noted how %1 and %2 went on"), ("name", "other")),
    "introduction_dropped": (mark("Dropped the introduction of %1 and %2"), ("name", "other")),
    "introduction_removed": (mark("Removed the introduction of %1 and %2"), ("name", "other")),
    "suggestion_declined": (mark("Put %1 and %2 aside"), ("name", "other")),
    "collaboration_added": (mark("Began %1"), ("collaboration",)),
    "collaboration_edited": (mark("Edited %1"), ("collaboration",)),
    "collaboration_moved": (mark("Moved %1"), ("collaboration",)),
    "collaboration_removed": (mark("Removed %1"), ("collaboration",)),
    "step_done": (mark("Did the next step of %1"), ("collaboration",)),
    "item_added": (mark("Added %1 to the library"), ("item",)),
    "item_edited": (mark("Edited %1"), ("item",)),
    "item_refreshed": (mark("Marked %1 as up to date"), ("item",)),
    "item_removed": (mark("Removed %1 from the library"), ("item",)),
    "item_shared": (mark("Shared %1 with %2"), ("item", "name")),
    "outcome_noted": (mark("Noted what came of it for %1"), ("name",)),
    "imported": (mark("Imported %1: %2 added, %3 updated"), ("source", "added", "updated")),
    "book_read": (mark("Took in the whole book %1"), ("source",)),
    "batch_removed": (
        mark("Removed %n person of %1||Removed %n people of %1"),
        ("source",),
    ),
    "samples_added": (mark("Added %n sample person||Added %n sample people"), ()),
    "preference_changed": (mark("Changed a preference: %1"), ("name",)),
    "merged": (mark("Merged %1 and %2"), ("kept", "gone")),
    "duplicates_merged": (mark("Merged %n duplicate||Merged %n duplicates"), ()),
    "unmerged": (mark("Took %1 and %2 apart"), ("kept", "gone")),
    "list_added": (mark("Saved the list %1"), ("list",)),
    "list_edited": (mark("Changed the list %1"), ("list",)),
    "list_removed": (mark("Removed the list %1"), ("list",)),
    "not_duplicate": (mark("%1 and %2 are not the same"), ("one", "other")),
    "undone": (mark("Undid: %1"), ("step",)),
    "redone": (mark("Redid: %1"), ("step",)),
}


def step(label: str, args: Mapping[str, object]) -> str:
    """Say what a step did; a label from elsewhere is shown as it is.

    `undone` and `redone` carry the label of the other step as "step", beside its arguments.
    """
    if label not in _STEPS:
        return label.replace("_", " ").capitalize()
    text, names = _STEPS[label]
    count = args.get("n", 1)
    values = [_value(name, args) for name in names]
    return tr(text, *values, n=count if isinstance(count, int) else 1)


def _value(name: str, args: Mapping[str, object]) -> str:
    value = args.get(name, "")
    if name == "step" and isinstance(value, str):
        return step(value, {key: arg for key, arg in args.items() if key != "step"})
    if name in _DATES:
        return _dated(value)
    return str(value)


def _dated(value: object) -> str:
    """Write a date or moment, also as the ISO text in which the journal keeps it."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return str(value)
    has_time = isinstance(value, datetime) or len(str(value)) > 10
    shown = full_date(moment.date())
    return tr("%1 %2", shown, clock_time(moment.time())) if has_time else shown
