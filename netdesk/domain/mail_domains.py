"""Which e-mail domains say nothing of where somebody works."""

_FREE = frozenset(
    (
        *(
            "gmail",
            "googlemail",
            "hotmail",
            "outlook",
            "live",
            "msn",
            "yahoo",
            "ymail",
            "rocketmail",
        ),
        *("icloud", "me", "mac", "aol", "gmx", "web", "t-online", "freenet", "posteo", "mailbox"),
        *("proton", "protonmail", "pm", "fastmail", "hey", "tutanota", "tuta", "zoho", "hushmail"),
        *(
            "orange",
            "wanadoo",
            "free",
            "laposte",
            "sfr",
            "libero",
            "virgilio",
            "alice",
            "telefonica",
        ),
        *("terra", "mail", "yandex", "seznam", "centrum", "wp", "o2", "onet", "interia", "bluewin"),
        *(
            "qq",
            "163",
            "126",
            "naver",
            "hanmail",
            "daum",
            "comcast",
            "verizon",
            "att",
            "btinternet",
        ),
    )
)


def is_private(domain: str) -> bool:
    """Say whether a domain is a mail provider's, where anybody has an address."""
    labels = domain.lower().removeprefix("mail.").split(".")
    return len(labels) < 2 or labels[0] in _FREE
