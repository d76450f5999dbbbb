"""Every table on one page, as Peewee models; the schema itself stands in the migrations."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    CompositeKey,
    IntegerField,
    Model,
    TextField,
)

WATCHED = (
    "event",
    "batch",
    "person",
    "channel",
    "card",
    "niche",
    "person_niche",
    "library_item",
    "library_niche",
    "interaction",
    "interaction_person",
    "people_group",
    "group_member",
    "group_meeting",
    "event_person",
    "knows",
    "introduction",
    "referral",
    "collaboration",
    "collaboration_person",
    "follow_up",
    "linkedin_connection",
    "merged_person",
    "not_duplicate",
    "saved_list",
    "preference",
)
BOOKKEEPING = (
    "meta",
    "blob",
    "journal",
    "journal_blob",
    "history",
    "notification",
    "column_mapping",
)
DERIVED = ("dirty", "doc", "fts", "words", "tri", "contacted")


class DayField(TextField):
    """A local date, kept as ISO 8601 text."""

    def db_value(self, value: date | str | None) -> str | None:
        """Return the text of a date."""
        return value if value is None or isinstance(value, str) else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        """Return the date of a text."""
        return date.fromisoformat(value) if value else None


class MomentField(TextField):
    """A moment in UTC, kept as ISO 8601 text."""

    def db_value(self, value: datetime | str | None) -> str | None:
        """Return the text of a moment."""
        return value if value is None or isinstance(value, str) else value.isoformat()

    def python_value(self, value: str | None) -> datetime | None:
        """Return the moment of a text."""
        return datetime.fromisoformat(value) if value else None


class JsonField(TextField):
    """A small value, kept as JSON."""

    def db_value(self, value: Any) -> str:
        """Return the JSON of a value; an empty one is the empty text."""
        return json.dumps(value, ensure_ascii=False) if value else ""

    def python_value(self, value: str) -> Any:
        """Return the value of a JSON text."""
        return json.loads(value) if value else {}


class EventRow(Model):
    """An occasion to meet people, planned unless `attended` or `missed`.

    `starts_at` is a local time (18:00), `uid` iCalendar's.
    """

    id = AutoField()
    name = TextField()
    kind = TextField(default="meetup")
    held_on = DayField(null=True)
    attended = BooleanField(default=True)
    place = TextField(default="")
    notes = TextField(default="")
    starts_at = TextField(null=True)
    ends_on = DayField(null=True)
    url = TextField(default="")
    role = TextField(default="attending")
    niche_id = IntegerField(null=True)
    uid = TextField(default="")
    missed = BooleanField(default=False)

    class Meta:
        table_name = "event"


class EventPersonRow(Model):
    """Whom I met at which event, and what was noted there."""

    event_id = IntegerField()
    person_id = IntegerField()
    note = TextField(default="")

    class Meta:
        table_name = "event_person"
        primary_key = CompositeKey("event_id", "person_id")


class GroupRow(Model):
    """A community or circle; a turn without a person is mine where `takes_turns`."""

    id = AutoField()
    name = TextField()
    kind = TextField(default="other")
    url = TextField(default="")
    place = TextField(default="")
    notes = TextField(default="")
    niche_id = IntegerField(null=True)
    rhythm = TextField(default="")
    next_on = DayField(null=True)
    next_at = TextField(null=True)
    next_topic = TextField(default="")
    takes_turns = BooleanField(default=False)
    my_place = IntegerField(default=0)
    turn_person_id = IntegerField(null=True)
    joined_on = DayField(null=True)
    left_on = DayField(null=True)
    created_on = DayField()

    class Meta:
        table_name = "people_group"


class GroupMemberRow(Model):
    """Who belongs to which group; `place` is that in the order of turns."""

    group_id = IntegerField()
    person_id = IntegerField()
    place = IntegerField(default=0)

    class Meta:
        table_name = "group_member"
        primary_key = CompositeKey("group_id", "person_id")


class GroupMeetingRow(Model):
    """A meeting of a group, or a visit; who came took part in its interaction."""

    id = AutoField()
    group_id = IntegerField()
    held_on = DayField()
    topic = TextField(default="")
    notes = TextField(default="")
    presenter_id = IntegerField(null=True)
    mine = BooleanField(default=False)
    interaction_id = IntegerField(null=True)

    class Meta:
        table_name = "group_meeting"


class BatchRow(Model):
    """One import, or the sample people: whom it brought can be removed later."""

    id = AutoField()
    source = TextField()
    made_at = MomentField()

    class Meta:
        table_name = "batch"


class PersonRow(Model):
    """A person; `sort_key` is the folded name, `clock_on` the day their first clock started."""

    id = AutoField()
    uid = TextField(unique=True)
    name = TextField()
    name_derived = BooleanField(default=False)
    prefix = TextField(default="")
    given_name = TextField(default="")
    additional_names = TextField(default="")
    family_name = TextField(default="")
    suffix = TextField(default="")
    nickname = TextField(default="")
    organization = TextField(default="")
    department = TextField(default="")
    title = TextField(default="")
    birthday = TextField(default="")
    notes = TextField(default="")
    photo = TextField(default="")
    offers = TextField(default="")
    needs = TextField(default="")
    introduced_by = IntegerField(null=True)
    preferred_channel = TextField(null=True)
    not_before = DayField(null=True)
    do_not_contact = BooleanField(default=False)
    met_on = DayField(null=True)
    met_at = TextField(default="")
    event_id = IntegerField(null=True)
    circle = TextField(default="everyone")
    cadence_days = IntegerField(null=True)
    clock_on = DayField(null=True)
    created_on = DayField()
    sort_key = TextField()
    batch_id = IntegerField(null=True)
    snoozed_until = DayField(null=True)
    met_note = TextField(default="")

    class Meta:
        table_name = "person"


class ChannelRow(Model):
    """One way to reach a person; `match_key` is what two equal channels share."""

    id = AutoField()
    person_id = IntegerField()
    position = IntegerField()
    kind = TextField()
    value = TextField()
    label = TextField(default="")
    preferred = BooleanField(default=False)
    parts = JsonField(default=[])
    match_key = TextField(default="")

    class Meta:
        table_name = "channel"


class CardRow(Model):
    """The vCard properties of a person as they came, as JSON; a long text lies in `blob`."""

    person_id = IntegerField(primary_key=True)
    properties = TextField()
    blob = TextField(default="")

    class Meta:
        table_name = "card"


class NicheRow(Model):
    """A field of interest."""

    id = AutoField()
    name = TextField()
    match_name = TextField(unique=True)
    color = TextField()
    description = TextField(default="")
    cadence_days = IntegerField(null=True)
    hashtags = TextField(default="")
    places = TextField(default="")

    class Meta:
        table_name = "niche"


class PersonNicheRow(Model):
    """Whose niche is which."""

    person_id = IntegerField()
    niche_id = IntegerField()

    class Meta:
        table_name = "person_niche"
        primary_key = CompositeKey("person_id", "niche_id")


class InteractionRow(Model):
    """One contact with one or more people."""

    id = AutoField()
    happened_on = DayField()
    channel = TextField(null=True)
    direction = TextField()
    intent = TextField(default="neutral")
    give_kind = TextField(null=True)
    summary = TextField(default="")
    note = TextField(default="")
    learned = TextField(default="")
    event_id = IntegerField(null=True)
    reply_by = DayField(null=True)
    replied_on = DayField(null=True)
    forced = BooleanField(default=False)
    source_key = TextField(default="")
    batch_id = IntegerField(null=True)
    item_id = IntegerField(null=True)
    outcome = TextField(default="")
    won = BooleanField(default=False)
    thanked_on = DayField(null=True)

    class Meta:
        table_name = "interaction"


class InteractionPersonRow(Model):
    """Who took part in an interaction."""

    interaction_id = IntegerField()
    person_id = IntegerField()

    class Meta:
        table_name = "interaction_person"
        primary_key = CompositeKey("interaction_id", "person_id")


class FollowUpRow(Model):
    """A promise to act, meant for the day `due_on`; `due_utc` is set where a time matters."""

    id = AutoField()
    person_id = IntegerField()
    due_on = DayField()
    due_utc = MomentField(null=True)
    reason = TextField(default="")
    channel = TextField(null=True)
    origin = TextField()
    side = TextField(default="mine")
    status = TextField(default="open")
    closed_on = DayField(null=True)
    snoozed_until = DayField(null=True)
    snoozed_utc = MomentField(null=True)
    interaction_id = IntegerField(null=True)
    rhythm = TextField(default="")
    event_id = IntegerField(null=True)
    group_id = IntegerField(null=True)
    batch_id = IntegerField(null=True)
    anchor_on = DayField(null=True)
    forced = BooleanField(default=False)
    source_key = TextField(default="")
    referral_id = IntegerField(null=True)
    introduction_id = IntegerField(null=True)

    class Meta:
        table_name = "follow_up"


class ItemRow(Model):
    """Something that can be shared, by URL or by the path of a file."""

    id = AutoField()
    title = TextField()
    kind = TextField()
    url = TextField(default="")
    path = TextField(default="")
    notes = TextField(default="")
    made_on = DayField(null=True)
    touched_on = DayField()
    created_on = DayField()

    class Meta:
        table_name = "library_item"


class ItemNicheRow(Model):
    """Which item serves which niche."""

    item_id = IntegerField()
    niche_id = IntegerField()

    class Meta:
        table_name = "library_niche"
        primary_key = CompositeKey("item_id", "niche_id")


class KnowsRow(Model):
    """Two people who know each other; `a_id` is the smaller id."""

    a_id = IntegerField()
    b_id = IntegerField()

    class Meta:
        table_name = "knows"
        primary_key = CompositeKey("a_id", "b_id")


class IntroductionRow(Model):
    """Two people brought together; who was asked when, and said yes or no."""

    id = AutoField()
    a_id = IntegerField()
    b_id = IntegerField()
    reason = TextField(default="")
    created_on = DayField()
    a_asked_on = DayField(null=True)
    a_said = BooleanField(null=True)
    b_asked_on = DayField(null=True)
    b_said = BooleanField(null=True)
    sent_on = DayField(null=True)
    worked = BooleanField(null=True)
    note = TextField(default="")
    dropped_on = DayField(null=True)
    interaction_id = IntegerField(null=True)

    class Meta:
        table_name = "introduction"


class ReferralRow(Model):
    """Work passed on; `client` is a name that is nobody's in the book, `cents` the value's
    hundredths."""

    id = AutoField()
    way = TextField()
    partner_id = IntegerField()
    client_id = IntegerField(null=True)
    client = TextField(default="")
    subject = TextField(default="")
    referred_on = DayField()
    status = TextField()
    cents = IntegerField(null=True)
    currency = TextField(default="")
    thanked_on = DayField(null=True)
    note = TextField(default="")
    settled_on = DayField(null=True)
    interaction_id = IntegerField(null=True)

    class Meta:
        table_name = "referral"


class CollaborationRow(Model):
    """Something done together with others."""

    id = AutoField()
    name = TextField()
    kind = TextField()
    stage = TextField()
    description = TextField(default="")
    url = TextField(default="")
    outcome = TextField(default="")
    next_step = TextField(default="")
    next_on = DayField(null=True)
    created_on = DayField()

    class Meta:
        table_name = "collaboration"


class CollaborationPersonRow(Model):
    """Who takes part in a collaboration."""

    collaboration_id = IntegerField()
    person_id = IntegerField()

    class Meta:
        table_name = "collaboration_person"
        primary_key = CompositeKey("collaboration_id", "person_id")


class LinkedInConnectionRow(Model):
    """Who is a connection on LinkedIn: since when, the day of the export that told it last (None
    where it didn't say its day), and gone since."""

    person_id = IntegerField(primary_key=True)
    connected_on = DayField(null=True)
    seen_on = DayField(null=True)
    gone_on = DayField(null=True)

    class Meta:
        table_name = "linkedin_connection"


class MergedPersonRow(Model):
    """Somebody who was merged into another; `kept` is what takes them apart again."""

    id = AutoField()
    person_id = IntegerField()
    gone_id = IntegerField()
    uid = TextField()
    name = TextField()
    merged_at = MomentField()
    kept = TextField()
    blobs = TextField(default="[]")

    class Meta:
        table_name = "merged_person"


class NotDuplicateRow(Model):
    """Two of whom the user said that they are not the same."""

    one_id = IntegerField()
    other_id = IntegerField()

    class Meta:
        table_name = "not_duplicate"
        primary_key = CompositeKey("one_id", "other_id")


class SavedListRow(Model):
    """A query with a name, shown in the sidebar."""

    id = AutoField()
    name = TextField()
    query = TextField()
    place = IntegerField(default=0)

    class Meta:
        table_name = "saved_list"


class PreferenceRow(Model):
    """A choice that travels with the book, as JSON."""

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "preference"


class BlobRow(Model):
    """A photo or a long value, kept once, by its SHA-256."""

    sha256 = TextField(primary_key=True)
    bytes = BlobField()

    class Meta:
        table_name = "blob"


class JournalRow(Model):
    """One step: what it changed, for undo and redo.

    Whoever arrived with it, from the first to the last id, is not among these changes until the
    step is taken back.
    """

    id = AutoField()
    at = MomentField()
    label = TextField()
    args = JsonField()
    changeset = BlobField()
    size = IntegerField()
    undone = BooleanField(default=False)
    first_arrival = IntegerField(null=True)
    last_arrival = IntegerField(null=True)

    class Meta:
        table_name = "journal"


class HistoryRow(Model):
    """One readable line of what a step changed, kept for good."""

    id = AutoField()
    at = MomentField()
    label = TextField()
    args = JsonField()
    person_id = IntegerField(null=True)
    person = TextField()
    field = TextField()
    old = TextField()
    new = TextField()

    class Meta:
        table_name = "history"


class NotificationRow(Model):
    """A reminder that was shown; `due` is the moment or day it was shown for.

    `subject_id` is that of a follow-up, or of what else `kind` says.
    """

    kind = TextField(default="follow_up")
    subject_id = IntegerField()
    due = TextField()
    shown_at = MomentField()
    server_id = IntegerField(null=True)

    class Meta:
        table_name = "notification"
        primary_key = CompositeKey("kind", "subject_id", "due")


TABLES = [
    EventRow,
    EventPersonRow,
    GroupRow,
    GroupMemberRow,
    GroupMeetingRow,
    BatchRow,
    PersonRow,
    ChannelRow,
    CardRow,
    NicheRow,
    PersonNicheRow,
    InteractionRow,
    InteractionPersonRow,
    ItemRow,
    ItemNicheRow,
    KnowsRow,
    IntroductionRow,
    ReferralRow,
    CollaborationRow,
    CollaborationPersonRow,
    FollowUpRow,
    LinkedInConnectionRow,
    MergedPersonRow,
    NotDuplicateRow,
    SavedListRow,
    PreferenceRow,
    BlobRow,
    JournalRow,
    HistoryRow,
    NotificationRow,
]

FIELDS: Mapping[str, Mapping[str, Any]] = {
    model._meta.table_name: {field.column_name: field for field in model._meta.sorted_fields}
    for model in TABLES
    if model._meta.table_name in WATCHED
}
"""The fields of each watched table, by their columns' names."""
