"""The verbs that may be typed, with their arguments and options."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: how it is written, how many arguments it takes, and its options.

    `most` None is any number. Options map to whether they take a value. `more` is help of its own.
    One that only `asks` sees one moment of the book, whatever others write meanwhile.
    """

    name: str
    usage: str
    about: str
    least: int = 0
    most: int | None = None
    options: Mapping[str, bool] = field(default_factory=dict)
    more: str = ""
    asks: bool = False


_ALL = (
    Verb(
        "import",
        "FILE... [--niche N]... [--event NAME] [--follow-up WHEN] [--dry-run]\n"
        "    [--map COLUMN=FIELD]... [--delimiter D] [--encoding E] [--no-header]",
        "add people from vCards, tables (CSV) and other exports; or a whole book (.json)",
        1,
        options={
            "--niche": True,
            "--event": True,
            "--follow-up": True,
            "--dry-run": False,
            "--map": True,
            "--delimiter": True,
            "--encoding": True,
            "--no-header": False,
        },
        more="""\
Tables: --dry-run shows what each column is taken for, --map says it better; it is remembered for
tables with the same header. FIELD is name, given_name, family_name, nickname, organization, title,
email, phone, website, linkedin, address, street, code, city, country, niches, birthday, notes,
met_on, met_at, keep (as it is) or ignore; with a label as in phone:mobile or city:home.""",
    ),
    Verb(
        "export",
        "FILE [QUERY] [--format vcard|csv|json|ics|qr] [--each] [--vcard-version 3.0|4.0|2.1]"
        " [--whole-photos] [--overwrite]",
        "write everybody, or who fits a query: vCards (.vcf), a table (.csv), follow-ups and"
        " birthdays (.ics); or one person's QR code (.png, .svg), the whole book (.json);"
        " to standard output where FILE is -",
        1,
        options={
            "--format": True,
            "--each": False,
            "--vcard-version": True,
            "--whole-photos": False,
            "--overwrite": False,
        },
    ),
    Verb("list", "[QUERY]", "list people", asks=True),
    Verb("show", "PERSON", "show a person whole", 1, asks=True),
    Verb(
        "add",
        '"LINE"',
        'add a person: "Ana Ruiz, CTO at Loopwise #fintech @PyCon ana@loop.io !tue", or a pasted'
        " signature or vCard",
        1,
    ),
    Verb("edit", "PERSON FIELD=VALUE...", "set (=), add to (+F=) or take from (-F=) fields", 2),
    Verb("tag", "QUERY NICHE|ID", "give a niche to who fits a query", 2),
    Verb("niches", "", "list the niches", 0, 0, asks=True),
    Verb(
        "niche",
        "NAME|ID [--description TEXT] [--hashtags TEXT] [--places TEXT] [--every 90d|none]"
        " [--color COLOUR] [--rename NAME] [--remove]",
        "make, change or show a niche; --hashtags, --places: those worth following;"
        " --every: how often to keep in touch with its people",
        1,
        options={
            **dict.fromkeys(("--description", "--hashtags", "--places", "--every"), True),
            "--color": True,
            "--rename": True,
            "--remove": False,
        },
    ),
    Verb("events", "[WORD...]", "list the events, or those with these words or people", asks=True),
    Verb(
        "event",
        "NAME|ID [--on DATE] [--until DATE] [--kind conference|workshop|meetup|webinar|other]"
        " [--place P] [--url U] [--role attending|speaking|organising] [--niche N] [--notes TEXT]"
        " [--planned|--attended|--missed] [--rename NAME] [--remove]"
        ' [--met "NAME, COMPANY, NOTE, PROMISE"]...\n'
        "netdesk event --from FILE.ics|TEXT",
        "make, change or show an event; one in the future is planned; --met: whom I met there, a"
        " row each or a pasted list; --from: a calendar file, a pasted link or an announcement",
        options={
            **dict.fromkeys(("--on", "--until", "--kind", "--place", "--url", "--role"), True),
            **dict.fromkeys(("--niche", "--notes", "--rename", "--from", "--met"), True),
            **dict.fromkeys(("--planned", "--attended", "--missed", "--remove"), False),
        },
    ),
    Verb("groups", "[WORD...]", "list the groups, the next to meet or visit first", asks=True),
    Verb(
        "group",
        "NAME|ID [--kind slack|discord|forum|linkedin|facebook|local|peer_feedback|referral|other]"
        " [--url U] [--place P] [--niche N] [--notes TEXT] [--every 2w|none] [--next DATE|none]"
        " [--topic TEXT] [--turn PERSON|me|none] [--member PERSON]... [--without PERSON]..."
        " [--join|--leave] [--on DATE] [--rename NAME] [--remove]\n"
        "netdesk group NAME|ID --visit [--on DATE] [--notes TEXT]\n"
        "netdesk group NAME|ID --meeting --with PERSON|all... [--on DATE] [--topic TEXT]"
        ' [--notes TEXT] [--promise "PERSON: TEXT !WHEN"]...',
        "make, change or show a group; log a visit; record a meeting with all who came",
        1,
        options={
            **dict.fromkeys(("--kind", "--url", "--place", "--niche", "--notes", "--every"), True),
            **dict.fromkeys(("--next", "--topic", "--turn", "--member", "--without"), True),
            **dict.fromkeys(("--with", "--on", "--promise", "--rename"), True),
            **dict.fromkeys(("--visit", "--meeting", "--join", "--leave", "--remove"), False),
        },
    ),
    Verb(
        "follow-up",
        "PERSON WHEN [REASON] [--channel C] [--they] [--every 1m]",
        "plan a follow-up; --they: they owe it; --every: it comes again when done",
        2,
        options={"--they": False, "--channel": True, "--every": True},
    ),
    Verb("due", "[--within 7d]", "list what is due", 0, 0, options={"--within": True}, asks=True),
    Verb("done", "ID [NOTE]", "close a follow-up as done, and log the contact", 1),
    Verb("snooze", "ID WHEN", "hide a follow-up until then", 2),
    Verb(
        "drop",
        "ID [--once]",
        "close a follow-up without having acted; --once: only this one of a series",
        1,
        1,
        options={"--once": False},
    ),
    Verb(
        "log",
        "PERSON [NOTE] [--channel C] [--direction out|in|mutual] [--intent give|ask|neutral]"
        " [--give introduction|referral|advice|feedback|work|share|comment|other]"
        " [--on DATE] [--with PERSON]... [--reply-by WHEN] [--learned TEXT] [--force]",
        "record a contact; “went well, I owe: the deck by fri, in 3w” plans what follows too",
        1,
        options={
            "--channel": True,
            "--direction": True,
            "--intent": True,
            "--give": True,
            "--on": True,
            "--with": True,
            "--reply-by": True,
            "--learned": True,
            "--force": False,
        },
    ),
    Verb("replied", "PERSON", "mark what I last wrote as answered", 1),
    Verb("today", "", "list what deserves attention, in order", 0, 0, asks=True),
    Verb(
        "review", "[MONTH]", "look back on this month (or on 2026-10), and ahead", 0, 1, asks=True
    ),
    Verb(
        "goals", "[MONTH]", "how far the goals of this month (or of 2026-10) are", 0, 1, asks=True
    ),
    Verb(
        "duplicates",
        "[--merge-sure]",
        "list who may be in the book twice; --merge-sure: merge those that need no look",
        0,
        0,
        options={"--merge-sure": False},
    ),
    Verb("merge", "A B", "make two people one: A stays and gets all that B has", 2, 2),
    Verb("unmerge", "PERSON", "take the last merge into a person apart, at any time", 1),
    Verb("different", "A B", "remember that two people are not the same", 2, 2),
    Verb(
        "giving",
        "[PERSON]",
        "what was given and received in twelve months; whom I never thanked, whom I only ask",
        asks=True,
    ),
    Verb("offer", "PERSON", "what I could offer somebody", 1, asks=True),
    Verb(
        "thank",
        "PERSON [NOTE] [--channel C]",
        "record that I thanked somebody for what they gave",
        1,
        options={"--channel": True},
    ),
    Verb(
        "referrals",
        "[WORD...] [--partners] [--export FILE.csv [--overwrite]]",
        "list the referrals, or what passed with each partner",
        options={"--partners": False, "--export": True, "--overwrite": False},
        asks=True,
    ),
    Verb(
        "referral",
        "given|received PARTNER CLIENT [--value V] [--subject TEXT] [--on DATE]"
        " [--status offered|accepted|met|won|lost] [--note TEXT]\n"
        "netdesk referral ID [CLIENT] [--status S] [--value V] [--thanked] [--remove] ...",
        "write down work that was passed on, or change it; received ones want thanks in 3 days",
        1,
        options={
            **dict.fromkeys(("--value", "--subject", "--on", "--status", "--note"), True),
            **dict.fromkeys(("--thanked", "--remove"), False),
        },
    ),
    Verb(
        "introductions",
        "[WORD...] [--suggest]",
        "list the introductions, or --suggest who should meet whom",
        options={"--suggest": False},
        asks=True,
    ),
    Verb(
        "introduce",
        "PERSON PERSON [--reason TEXT] [--force]",
        "begin to introduce two people, and show the message that asks each",
        2,
        2,
        options={"--reason": True, "--force": False},
    ),
    Verb(
        "introduction",
        "ID [--asked PERSON]... [--yes PERSON]... [--no PERSON]... [--sent] [--on DATE] [--force]\n"
        "netdesk introduction ID [NOTE] --worked|--failed|--drop|--remove",
        "say what happened to an introduction; it goes when both said yes",
        1,
        options={
            **dict.fromkeys(("--asked", "--yes", "--no", "--on"), True),
            **dict.fromkeys(("--sent", "--force", "--worked", "--failed"), False),
            **dict.fromkeys(("--drop", "--remove"), False),
        },
    ),
    Verb(
        "knows",
        "PERSON PERSON [--not]",
        "say that two people know each other",
        2,
        2,
        options={"--not": False},
    ),
    Verb(
        "collaborations",
        "[WORD...]",
        "list what is done together, the next step soonest first",
        asks=True,
    ),
    Verb(
        "collaboration",
        "NAME|ID [--with PERSON]... [--without PERSON]..."
        " [--stage idea|planned|active|done|dropped]"
        ' [--kind project|promotion] [--next "TEXT !WHEN"] [--done [--contact]] [--url U]'
        " [--description TEXT] [--outcome TEXT] [--rename NAME] [--remove]",
        "make, change or show something done together; --done: the next step is done",
        1,
        options={
            **dict.fromkeys(("--with", "--without", "--stage", "--kind", "--next"), True),
            **dict.fromkeys(("--url", "--description", "--outcome", "--rename"), True),
            **dict.fromkeys(("--done", "--contact", "--remove"), False),
        },
    ),
    Verb(
        "library",
        "[WORD...] [--stale]",
        "list what can be shared; --stale: untouched for six months",
        options={"--stale": False},
        asks=True,
    ),
    Verb(
        "item",
        "URL|FILE|TITLE|ID [--title TEXT] [--niche N]... [--on DATE] [--notes TEXT] [--fresh]"
        " [--kind article|talk|podcast|webinar|case_study|portfolio|other] [--remove]",
        "add to the library, change an item, or show whom it would help; --fresh: up to date",
        1,
        options={
            **dict.fromkeys(("--title", "--kind", "--niche", "--on", "--notes"), True),
            **dict.fromkeys(("--fresh", "--remove"), False),
        },
    ),
    Verb(
        "share",
        "ITEM PERSON [NOTE] [--channel C] [--on DATE] [--force]",
        "record that somebody gets an item, and show the message; nothing is sent",
        2,
        options={"--channel": True, "--on": True, "--force": False},
    ),
    Verb(
        "erase",
        "PERSON --yes",
        "erase a person for good, from undo and history too; can't be undone",
        1,
        options={"--yes": False},
    ),
    Verb("batches", "", "list the imports that can still be removed", 0, 0, asks=True),
    Verb("remove-batch", "ID", "remove what an import brought, but people you touched since", 1, 1),
    Verb("undo", "", "take the last step back", 0, 0),
    Verb("redo", "", "do the step that was undone last again", 0, 0),
    Verb("history", "[PERSON]", "list the last steps, or all changes of a person", asks=True),
    Verb("set", "[NAME [VALUE]]", "list the preferences, or change one"),
    Verb("backup", "[FILE]", "copy the book", 0, 1),
    Verb("restore", "FILE", "replace the book by a backup (the old one is kept)", 1, 1),
    Verb("check", "", "look for damage in the book", 0, 0),
)
VERBS: Mapping[str, Verb] = {verb.name: verb for verb in _ALL}
