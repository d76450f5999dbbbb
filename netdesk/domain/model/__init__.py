"""The nouns of NetDesk as frozen values.

Each loads at its first use (PEP 562): making a frozen class costs a millisecond, and the first
paint needs few of them.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netdesk.domain.model.channel import Channel as Channel
    from netdesk.domain.model.collaboration import Collaboration as Collaboration
    from netdesk.domain.model.event import Event as Event
    from netdesk.domain.model.event import EventLine as EventLine
    from netdesk.domain.model.event import EventPerson as EventPerson
    from netdesk.domain.model.event import EventView as EventView
    from netdesk.domain.model.follow_up import FollowUp as FollowUp
    from netdesk.domain.model.group import Face as Face
    from netdesk.domain.model.group import Group as Group
    from netdesk.domain.model.group import GroupLine as GroupLine
    from netdesk.domain.model.group import GroupMember as GroupMember
    from netdesk.domain.model.group import GroupView as GroupView
    from netdesk.domain.model.group import Meeting as Meeting
    from netdesk.domain.model.history import HistoryLine as HistoryLine
    from netdesk.domain.model.interaction import Interaction as Interaction
    from netdesk.domain.model.introduction import Asked as Asked
    from netdesk.domain.model.introduction import Introduction as Introduction
    from netdesk.domain.model.introduction import Match as Match
    from netdesk.domain.model.item import Audience as Audience
    from netdesk.domain.model.item import Item as Item
    from netdesk.domain.model.item import ItemView as ItemView
    from netdesk.domain.model.item import Recipient as Recipient
    from netdesk.domain.model.kinds import ChannelKind as ChannelKind
    from netdesk.domain.model.kinds import Circle as Circle
    from netdesk.domain.model.kinds import CollaborationKind as CollaborationKind
    from netdesk.domain.model.kinds import Direction as Direction
    from netdesk.domain.model.kinds import EventKind as EventKind
    from netdesk.domain.model.kinds import EventRole as EventRole
    from netdesk.domain.model.kinds import FollowUpStatus as FollowUpStatus
    from netdesk.domain.model.kinds import GiveKind as GiveKind
    from netdesk.domain.model.kinds import GroupKind as GroupKind
    from netdesk.domain.model.kinds import Intent as Intent
    from netdesk.domain.model.kinds import IntroductionStatus as IntroductionStatus
    from netdesk.domain.model.kinds import ItemKind as ItemKind
    from netdesk.domain.model.kinds import NicheColor as NicheColor
    from netdesk.domain.model.kinds import Origin as Origin
    from netdesk.domain.model.kinds import ReferralStatus as ReferralStatus
    from netdesk.domain.model.kinds import Side as Side
    from netdesk.domain.model.kinds import Stage as Stage
    from netdesk.domain.model.kinds import State as State
    from netdesk.domain.model.kinds import TodayKind as TodayKind
    from netdesk.domain.model.kinds import Way as Way
    from netdesk.domain.model.niche import Niche as Niche
    from netdesk.domain.model.person import Person as Person
    from netdesk.domain.model.person import PersonLine as PersonLine
    from netdesk.domain.model.referral import Partner as Partner
    from netdesk.domain.model.referral import Referral as Referral
    from netdesk.domain.model.today import TodayItem as TodayItem

_PLACES = {
    "ChannelKind": "kinds",
    "Circle": "kinds",
    "Direction": "kinds",
    "Intent": "kinds",
    "GiveKind": "kinds",
    "EventKind": "kinds",
    "EventRole": "kinds",
    "GroupKind": "kinds",
    "Side": "kinds",
    "Origin": "kinds",
    "FollowUpStatus": "kinds",
    "State": "kinds",
    "NicheColor": "kinds",
    "TodayKind": "kinds",
    "Channel": "channel",
    "Niche": "niche",
    "Event": "event",
    "EventLine": "event",
    "EventPerson": "event",
    "EventView": "event",
    "FollowUp": "follow_up",
    "Face": "group",
    "Group": "group",
    "GroupLine": "group",
    "GroupMember": "group",
    "GroupView": "group",
    "Meeting": "group",
    "Interaction": "interaction",
    "Person": "person",
    "PersonLine": "person",
    "TodayItem": "today",
    "CollaborationKind": "kinds",
    "IntroductionStatus": "kinds",
    "ItemKind": "kinds",
    "ReferralStatus": "kinds",
    "Stage": "kinds",
    "Way": "kinds",
    "Collaboration": "collaboration",
    "Asked": "introduction",
    "Introduction": "introduction",
    "Match": "introduction",
    "Audience": "item",
    "Item": "item",
    "ItemView": "item",
    "Recipient": "item",
    "Partner": "referral",
    "Referral": "referral",
    "HistoryLine": "history",
}
__all__ = [*_PLACES]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    module = importlib.import_module(f"netdesk.domain.model.{_PLACES[name]}")
    return getattr(module, name)
