"""NetDesk: people you met become relationships; local, offline and yours."""

__version__ = "0.1.0"
