"""What I was thankful for: which gives and referrals somebody was thanked for."""

from datetime import date

from netdesk.book.opening import database

# `?1` is the day, `?2` the person, `?3` the referral that it was about, null for all of theirs.
_REFERRALS = """
update referral set thanked_on = ?1 where way = 'received' and thanked_on is null
    and partner_id = ?2 and (?3 is null or id = ?3)
"""
_GIVES = """
update interaction set thanked_on = ?1 where intent = 'give' and direction = 'incoming'
    and thanked_on is null and happened_on <= ?1
    and id in (select interaction_id from interaction_person where person_id = ?2)
    and (?3 is null or id = (select interaction_id from referral where id = ?3))
"""


def mark(person_id: int, referral_id: int | None, on: date) -> None:
    """Mark what somebody gave me as thanked for, inside a step; with `referral_id` only that."""
    for sql in (_REFERRALS, _GIVES):
        database().raw.execute(sql, (on.isoformat(), person_id, referral_id))
