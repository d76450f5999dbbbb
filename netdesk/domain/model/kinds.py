"""The closed sets of words that the nouns use."""

from enum import StrEnum


class ChannelKind(StrEnum):
    """Where a person can be reached."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"
    LINKEDIN = "linkedin"
    X = "x"
    INSTAGRAM = "instagram"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    GITHUB = "github"
    SLACK = "slack"
    DISCORD = "discord"
    FORUM = "forum"
    FACEBOOK = "facebook"
    OTHER = "other"

    @property
    def is_profile(self) -> bool:
        """Say whether it is a profile on some network (`profiles` of PRODUCT's person)."""
        return self._value_ not in _NO_PROFILES


_NO_PROFILES = frozenset({"email", "phone", "address", "website"})
"""As texts: an import asks for each channel, and members of an enumeration hash slowly."""


class Circle(StrEnum):
    """How close somebody is (PRODUCT, Words)."""

    INNER = "inner"
    ACTIVE = "active"
    WIDER = "wider"
    EVERYONE = "everyone"


class Direction(StrEnum):
    """Who reached out in an interaction."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    MUTUAL = "mutual"


class Intent(StrEnum):
    """What an interaction was for."""

    GIVE = "give"
    ASK = "ask"
    NEUTRAL = "neutral"


class GiveKind(StrEnum):
    """What was given, by me or to me."""

    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    ADVICE = "advice"
    FEEDBACK = "feedback"
    WORK = "work"
    SHARE = "share"
    COMMENT = "comment"
    OTHER = "other"


class EventKind(StrEnum):
    """What kind of occasion an event is."""

    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    MEETUP = "meetup"
    WEBINAR = "webinar"
    OTHER = "other"


class EventRole(StrEnum):
    """What I do at an event."""

    ATTENDING = "attending"
    SPEAKING = "speaking"
    ORGANISING = "organising"


class GroupKind(StrEnum):
    """What kind of community or circle a group is."""

    SLACK = "slack"
    DISCORD = "discord"
    FORUM = "forum"
    LINKEDIN = "linkedin"
    FACEBOOK = "facebook"
    LOCAL = "local"
    PEER_FEEDBACK = "peer_feedback"
    REFERRAL = "referral"
    OTHER = "other"

    @property
    def is_online(self) -> bool:
        """Say whether it is visited; the others meet."""
        return self in (
            GroupKind.SLACK,
            GroupKind.DISCORD,
            GroupKind.FORUM,
            GroupKind.LINKEDIN,
            GroupKind.FACEBOOK,
        )


class Way(StrEnum):
    """Whether work was passed on by me, or to me."""

    GIVEN = "given"
    RECEIVED = "received"


class ReferralStatus(StrEnum):
    """How far a referral is; won and lost are its ends."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    MET = "met"
    WON = "won"
    LOST = "lost"

    @property
    def is_open(self) -> bool:
        """Say whether something can still come of it."""
        return self not in (ReferralStatus.WON, ReferralStatus.LOST)


class IntroductionStatus(StrEnum):
    """How far an introduction is; each is asked first, and it goes when both said yes."""

    ASKING = "asking"
    READY = "ready"
    SENT = "sent"
    WORKED = "worked"
    FAILED = "failed"
    DECLINED = "declined"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Say whether there is still something to do."""
        return self in (
            IntroductionStatus.ASKING,
            IntroductionStatus.READY,
            IntroductionStatus.SENT,
        )


class Stage(StrEnum):
    """How far a collaboration is."""

    IDEA = "idea"
    PLANNED = "planned"
    ACTIVE = "active"
    DONE = "done"
    DROPPED = "dropped"


class CollaborationKind(StrEnum):
    """What is done together."""

    PROJECT = "project"
    PROMOTION = "promotion"


class ItemKind(StrEnum):
    """What kind of thing can be shared."""

    ARTICLE = "article"
    TALK = "talk"
    PODCAST = "podcast"
    WEBINAR = "webinar"
    CASE_STUDY = "case_study"
    PORTFOLIO = "portfolio"
    OTHER = "other"


class Side(StrEnum):
    """Whose promise a follow-up is."""

    MINE = "mine"
    THEIRS = "theirs"


class Origin(StrEnum):
    """Where a follow-up comes from."""

    FIRST = "first"
    CADENCE = "cadence"
    PROMISE = "promise"
    MANUAL = "manual"
    THANKS = "thanks"


class FollowUpStatus(StrEnum):
    """What became of a follow-up."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class State(StrEnum):
    """How warm the contact with a person is (PRODUCT, rule 2)."""

    CLOSED = "closed"
    NEW = "new"
    NONE = "none"
    WARM = "warm"
    COOLING = "cooling"
    COLD = "cold"


class NicheColor(StrEnum):
    """The eight colours of UX.md, in the order in which new niches take them."""

    IRIS = "iris"
    TEAL = "teal"
    PLUM = "plum"
    MOSS = "moss"
    CLAY = "clay"
    SKY = "sky"
    ROSE = "rose"
    AMBER = "amber"


class TodayKind(StrEnum):
    """Why something stands in Today; PRODUCT rule 3 has the order."""

    NEGLECTED = "neglected"
    PROMISE = "promise"
    FOLLOW_UP = "follow_up"
    THANKS = "thanks"
    REPLY = "reply"
    BIRTHDAY = "birthday"
    EVENT = "event"
    GROUP = "group"
    COLLABORATION = "collaboration"
    MONTH = "month"
    KEEP_WARM = "keep_warm"
