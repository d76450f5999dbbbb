"""The words for what is chosen from a list."""

from collections.abc import Mapping

from netdesk.domain.model import (
    ChannelKind,
    Circle,
    CollaborationKind,
    Direction,
    EventKind,
    EventRole,
    FollowUpStatus,
    GiveKind,
    GroupKind,
    Intent,
    IntroductionStatus,
    ItemKind,
    NicheColor,
    Origin,
    ReferralStatus,
    Side,
    Stage,
    State,
    TodayItem,
    TodayKind,
    Way,
)
from netdesk.words.translation import mark, tr

_CHANNELS: Mapping[ChannelKind, str] = {
    ChannelKind.EMAIL: mark("E-mail"),
    ChannelKind.PHONE: mark("Phone"),
    ChannelKind.ADDRESS: mark("Address"),
    ChannelKind.WEBSITE: mark("Website"),
    ChannelKind.LINKEDIN: mark("LinkedIn"),
    ChannelKind.X: mark("X"),
    ChannelKind.INSTAGRAM: mark("Instagram"),
    ChannelKind.MASTODON: mark("Mastodon"),
    ChannelKind.BLUESKY: mark("Bluesky"),
    ChannelKind.GITHUB: mark("GitHub"),
    ChannelKind.SLACK: mark("Slack"),
    ChannelKind.DISCORD: mark("Discord"),
    ChannelKind.FORUM: mark("Forum"),
    ChannelKind.FACEBOOK: mark("Facebook"),
    ChannelKind.OTHER: mark("Other"),
}
_CIRCLES: Mapping[Circle, str] = {
    Circle.INNER: mark("Inner circle"),
    Circle.ACTIVE: mark("Active"),
    Circle.WIDER: mark("Wider"),
    Circle.EVERYONE: mark("Everyone"),
}
_STATES: Mapping[State, str] = {
    State.CLOSED: mark("Do not contact"),
    State.NEW: mark("New"),
    State.NONE: mark("No rhythm"),
    State.WARM: mark("Warm"),
    State.COOLING: mark("Cooling"),
    State.COLD: mark("Cold"),
}
_DIRECTIONS: Mapping[Direction, str] = {
    Direction.OUTGOING: mark("I wrote"),
    Direction.INCOMING: mark("They wrote"),
    Direction.MUTUAL: mark("We talked"),
}
_INTENTS: Mapping[Intent, str] = {
    Intent.GIVE: mark("I gave"),
    Intent.ASK: mark("I asked"),
    Intent.NEUTRAL: mark("Neither"),
}
_GIVES: Mapping[GiveKind, str] = {
    GiveKind.INTRODUCTION: mark("Introduction"),
    GiveKind.REFERRAL: mark("Referral"),
    GiveKind.ADVICE: mark("Advice"),
    GiveKind.FEEDBACK: mark("Feedback"),
    GiveKind.WORK: mark("Work"),
    GiveKind.SHARE: mark("Something shared"),
    GiveKind.COMMENT: mark("A comment on their post"),
    GiveKind.OTHER: mark("Something else"),
}
_SIDES: Mapping[Side, str] = {Side.MINE: mark("I owe it"), Side.THEIRS: mark("They owe it")}
_ORIGINS: Mapping[Origin, str] = {
    Origin.FIRST: mark("First follow-up"),
    Origin.CADENCE: mark("Keep in touch"),
    Origin.PROMISE: mark("Promise"),
    Origin.MANUAL: mark("Follow-up"),
    Origin.THANKS: mark("Thanks"),
}
_STATUSES: Mapping[FollowUpStatus, str] = {
    FollowUpStatus.OPEN: mark("Open"),
    FollowUpStatus.DONE: mark("Done"),
    FollowUpStatus.DROPPED: mark("Dropped"),
}
_TODAY: Mapping[TodayKind, str] = {
    TodayKind.NEGLECTED: mark("Not followed up yet"),
    TodayKind.PROMISE: mark("Promise"),
    TodayKind.FOLLOW_UP: mark("Follow up"),
    TodayKind.THANKS: mark("Say thanks"),
    TodayKind.REPLY: mark("No answer yet"),
    TodayKind.BIRTHDAY: mark("Birthday"),
    TodayKind.EVENT: mark("Event"),
    TodayKind.GROUP: mark("Group"),
    TodayKind.COLLABORATION: mark("Next step"),
    TodayKind.MONTH: mark("Goals of the month"),
    TodayKind.KEEP_WARM: mark("Keep warm"),
}
_EVENTS: Mapping[EventKind, str] = {
    EventKind.CONFERENCE: mark("Conference"),
    EventKind.WORKSHOP: mark("Workshop"),
    EventKind.MEETUP: mark("Meetup"),
    EventKind.WEBINAR: mark("Webinar"),
    EventKind.OTHER: mark("Other event"),
}
_ROLES: Mapping[EventRole, str] = {
    EventRole.ATTENDING: mark("Attending"),
    EventRole.SPEAKING: mark("Speaking"),
    EventRole.ORGANISING: mark("Organising"),
}
_GROUPS: Mapping[GroupKind, str] = {
    GroupKind.SLACK: mark("Slack community"),
    GroupKind.DISCORD: mark("Discord server"),
    GroupKind.FORUM: mark("Forum"),
    GroupKind.LINKEDIN: mark("LinkedIn group"),
    GroupKind.FACEBOOK: mark("Facebook group"),
    GroupKind.LOCAL: mark("Local group"),
    GroupKind.PEER_FEEDBACK: mark("Peer feedback circle"),
    GroupKind.REFERRAL: mark("Referral partnership"),
    GroupKind.OTHER: mark("Other group"),
}
_WAYS: Mapping[Way, str] = {Way.GIVEN: mark("Given"), Way.RECEIVED: mark("Received")}
_REFERRALS: Mapping[ReferralStatus, str] = {
    ReferralStatus.OFFERED: mark("Offered"),
    ReferralStatus.ACCEPTED: mark("Accepted"),
    ReferralStatus.MET: mark("Met"),
    ReferralStatus.WON: mark("Won"),
    ReferralStatus.LOST: mark("Lost"),
}
_INTRODUCTIONS: Mapping[IntroductionStatus, str] = {
    IntroductionStatus.ASKING: mark("Asking"),
    IntroductionStatus.READY: mark("Both said yes"),
    IntroductionStatus.SENT: mark("Ask how it went"),
    IntroductionStatus.WORKED: mark("Worked"),
    IntroductionStatus.FAILED: mark("Did not work"),
    IntroductionStatus.DECLINED: mark("Declined"),
    IntroductionStatus.DROPPED: mark("Dropped"),
}
_STAGES: Mapping[Stage, str] = {
    Stage.IDEA: mark("Idea"),
    Stage.PLANNED: mark("Planned"),
    Stage.ACTIVE: mark("Active"),
    Stage.DONE: mark("Done"),
    Stage.DROPPED: mark("Dropped"),
}
_COLLABORATIONS: Mapping[CollaborationKind, str] = {
    CollaborationKind.PROJECT: mark("Joint project"),
    CollaborationKind.PROMOTION: mark("Cross-promotion"),
}
_ITEMS: Mapping[ItemKind, str] = {
    ItemKind.ARTICLE: mark("Article"),
    ItemKind.TALK: mark("Talk"),
    ItemKind.PODCAST: mark("Podcast"),
    ItemKind.WEBINAR: mark("Webinar"),
    ItemKind.CASE_STUDY: mark("Case study"),
    ItemKind.PORTFOLIO: mark("Portfolio piece"),
    ItemKind.OTHER: mark("Something else"),
}
_COLORS: Mapping[NicheColor, str] = {
    NicheColor.IRIS: mark("Iris"),
    NicheColor.TEAL: mark("Teal"),
    NicheColor.PLUM: mark("Plum"),
    NicheColor.MOSS: mark("Moss"),
    NicheColor.CLAY: mark("Clay"),
    NicheColor.SKY: mark("Sky"),
    NicheColor.ROSE: mark("Rose"),
    NicheColor.AMBER: mark("Amber"),
}
_FIELDS: Mapping[str, str] = {
    "name": mark("Name"),
    "prefix": mark("Prefix"),
    "given_name": mark("First name"),
    "additional_names": mark("Middle names"),
    "family_name": mark("Last name"),
    "suffix": mark("Suffix"),
    "nickname": mark("Nickname"),
    "organization": mark("Organisation"),
    "department": mark("Department"),
    "title": mark("Title"),
    "birthday": mark("Birthday"),
    "notes": mark("Notes"),
    "photo": mark("Photo"),
    "offers": mark("Offers"),
    "needs": mark("Needs"),
    "introduced_by": mark("Introduced by"),
    "preferred_channel": mark("Preferred channel"),
    "not_before": mark("Not before"),
    "do_not_contact": mark("Do not contact"),
    "met_on": mark("Met on"),
    "met_at": mark("Met at"),
    "met_note": mark("How you met"),
    "gone_on": mark("No longer a connection"),
    "circle": mark("Circle"),
    "merged": mark("Merged with"),
    "cadence_days": mark("Keep in touch"),
    "niche": mark("Niche"),
    "niches": mark("Niches"),
    "past": mark("Until now"),
    "planned": mark("Planned"),
    "connected_on": mark("Connected on"),
    "event": mark("Event"),
    "group": mark("Group"),
    "interaction": mark("Contact"),
    "follow_up": mark("Follow-up"),
    "due_on": mark("Due"),
    "reason": mark("Reason"),
    "channel": mark("Channel"),
    "side": mark("Who owes it"),
    "origin": mark("Kind of follow-up"),
    "status": mark("Status"),
    "snoozed_until": mark("Snoozed until"),
    "clock_on": mark("First follow-up since"),
    "created_on": mark("Added on"),
    "happened_on": mark("Date"),
    "direction": mark("Direction"),
    "intent": mark("Intent"),
    "summary": mark("Summary"),
    "note": mark("Note"),
    "learned": mark("What I learned"),
    "give_kind": mark("What was given"),
    "reply_by": mark("Reply expected by"),
    "replied_on": mark("Replied on"),
    "rhythm": mark("Repeats"),
    "outcome": mark("What came of it"),
    "won": mark("Became a client"),
    "thanked_on": mark("Thanked on"),
    "referral": mark("Referral"),
    "introduction": mark("Introduction"),
    "knows": mark("Knows"),
    "collaboration": mark("Together"),
    "client": mark("Client"),
    "subject": mark("Subject"),
    "cents": mark("Value"),
    "currency": mark("Currency"),
    "referred_on": mark("Date"),
    "a_asked_on": mark("Asked on"),
    "b_asked_on": mark("Asked on"),
    "a_said": mark("Said yes"),
    "b_said": mark("Said yes"),
    "sent_on": mark("Introduced on"),
    "worked": mark("Worked"),
    "dropped_on": mark("Dropped on"),
    "stage": mark("Stage"),
    "description": mark("Description"),
    "url": mark("Link"),
    "next_step": mark("Next step"),
    "next_on": mark("Next step on"),
    "value": mark("Value"),
    "label": mark("Label"),
    "kind": mark("Kind"),
    "parts": mark("Parts"),
    "preferred": mark("Preferred"),
    "emails": mark("E-mail"),
    "phones": mark("Phone"),
    "addresses": mark("Address"),
    "urls": mark("Website"),
    "profiles": mark("Profiles"),
    "last_contact": mark("Last contact"),
    "next_contact": mark("Next contact"),
    "state": mark("State"),
    **{kind.value: text for kind, text in _CHANNELS.items()},
}


def channel_kind(kind: ChannelKind) -> str:
    """Name a kind of channel."""
    return tr(_CHANNELS[kind])


def circle(value: Circle) -> str:
    """Name a circle."""
    return tr(_CIRCLES[value])


def state(value: State) -> str:
    """Name how warm a contact is."""
    return tr(_STATES[value])


def direction(value: Direction) -> str:
    """Say who reached out."""
    return tr(_DIRECTIONS[value])


def intent(value: Intent) -> str:
    """Say what an interaction was for."""
    return tr(_INTENTS[value])


def give_kind(value: GiveKind) -> str:
    """Say what was given."""
    return tr(_GIVES[value])


def side(value: Side) -> str:
    """Say whose promise it is."""
    return tr(_SIDES[value])


def origin(value: Origin) -> str:
    """Say where a follow-up comes from."""
    return tr(_ORIGINS[value])


def follow_up_status(value: FollowUpStatus) -> str:
    """Say what became of a follow-up."""
    return tr(_STATUSES[value])


def today_kind(value: TodayKind) -> str:
    """Say why something stands in Today."""
    return tr(_TODAY[value])


def event_kind(value: EventKind) -> str:
    """Name a kind of event."""
    return tr(_EVENTS[value])


def event_role(value: EventRole) -> str:
    """Say what I do at an event."""
    return tr(_ROLES[value])


def group_kind(value: GroupKind) -> str:
    """Name a kind of group."""
    return tr(_GROUPS[value])


def way(value: Way) -> str:
    """Say which way a referral went."""
    return tr(_WAYS[value])


def referral_status(value: ReferralStatus) -> str:
    """Say how far a referral is."""
    return tr(_REFERRALS[value])


def introduction_status(value: IntroductionStatus) -> str:
    """Say how far an introduction is, or what it waits for."""
    return tr(_INTRODUCTIONS[value])


def stage(value: Stage) -> str:
    """Say how far a collaboration is."""
    return tr(_STAGES[value])


def collaboration_kind(value: CollaborationKind) -> str:
    """Say what is done together."""
    return tr(_COLLABORATIONS[value])


def item_kind(value: ItemKind) -> str:
    """Name a kind of thing that can be shared."""
    return tr(_ITEMS[value])


def today_title(found: TodayItem) -> str:
    """Say whom a line of Today is about, or which event or group."""
    if found.kind is TodayKind.MONTH:
        return today_kind(found.kind)
    return found.person or found.reason


def today_question(found: TodayItem) -> str:
    """Say what a line of Today asks that is about no person."""
    match found.kind:
        case TodayKind.EVENT:
            return tr("Did you go?") if found.days_late > 0 else tr("Event")
        case TodayKind.GROUP:
            return tr("Time for a visit") if found.channel else tr("Meeting")
        case TodayKind.COLLABORATION:
            return found.text or tr("Next step")
        case TodayKind.MONTH:
            return tr("Not reached yet: plan an event?")
        case _:
            return ""


def niche_color(value: NicheColor) -> str:
    """Name a colour."""
    return tr(_COLORS[value])


def field(name: str) -> str:
    """Name a field of a person; an unknown one keeps its own name."""
    return tr(_FIELDS[name]) if name in _FIELDS else name
