"""Phone numbers in the form in which they are compared."""

import pytest

from netdesk.exchange import phone


@pytest.mark.parametrize(
    ("value", "region", "expected"),
    [
        ("+34 600 111 222", "", "+34600111222"),
        ("0034 600-111-222", "", "+34600111222"),
        ("tel:+34600111222", "", "+34600111222"),
        ("600 111 222", "ES", "+34600111222"),
        ("011 34 600 111 222", "US", "+34600111222"),
        ("600 111 222", "", ""),
        ("00", "", ""),
        ("+1 202 555 0100;ext=7", "", "+12025550100x7"),
    ],
)
def test_e164(value: str, region: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone.locale, "getlocale", lambda: (None, None))
    assert phone.e164(value, region) == expected
