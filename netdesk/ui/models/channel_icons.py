"""The icon of each kind of channel."""

from collections.abc import Mapping

from netdesk.domain.model import ChannelKind

ICONS: Mapping[ChannelKind, str] = {
    ChannelKind.EMAIL: "envelope",
    ChannelKind.PHONE: "phone",
    ChannelKind.ADDRESS: "map-pin",
    ChannelKind.WEBSITE: "globe",
    ChannelKind.LINKEDIN: "linkedin",
    ChannelKind.X: "x-logo",
    ChannelKind.INSTAGRAM: "instagram",
    ChannelKind.MASTODON: "mastodon",
    ChannelKind.BLUESKY: "bluesky",
    ChannelKind.GITHUB: "github",
    ChannelKind.SLACK: "slack",
    ChannelKind.DISCORD: "discord",
    ChannelKind.FORUM: "chats",
    ChannelKind.FACEBOOK: "facebook",
    ChannelKind.OTHER: "link",
}
