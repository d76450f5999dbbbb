"""How verbs are written, and the help for one or all."""

from netdesk.cli.verb_table import VERBS


def usage(verb: str) -> str:
    """Return how a verb is written, or the whole line for none."""
    found = VERBS.get(verb)
    return f"netdesk {found.name} {found.usage}".rstrip() if found else "netdesk [FILE ...]"


def help_text(verb: str = "") -> str:
    """Return the help for one verb, or for everything."""
    if verb in VERBS:
        own = [f"{usage(verb)}\n  {VERBS[verb].about}", VERBS[verb].more, _GLOBAL_HELP]
        return "\n\n".join(filter(None, own))
    verbs = "\n".join(f"  {one.name:10} {one.about}" for one in VERBS.values())
    return f"{_HEAD}\n\nThe same verbs without a window:\n{verbs}\n\n{_GLOBAL_HELP}"


_HEAD = """\
netdesk [FILE ...]            open the window; files are shown before they are imported
netdesk --background          start into the tray
netdesk --quick-add           open the small window for one line
netdesk VERB ...              work without a window; netdesk VERB --help says how it is written"""
_GLOBAL_HELP = """\
Before or after a verb:
  --book FILE   the book (else NETDESK_BOOK, else the one in your data folder)
  --today DATE  take this as the current date (2026-12-01)
  --json        answer in JSON
  --            what follows are no options

WHEN is 2026-12-01, 1 dec, today, tomorrow, 3d, 2w, 1m, tue, end of month; with 14:00 if the time
matters. PERSON is a number, a name or an e-mail. QUERY is as in the search field:
niche:design due:<7d last:>90d met:2026-10 state:cold is:slipping has:email no:niche -word
"a phrase" OR."""
