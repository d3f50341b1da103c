"""Answers and grounds on birthdays, for the tests of consent."""

from datetime import date

from baken.core.rules.codes import LegalPosition
from baken.core.rules.consent import check
from baken.core.rules.consent_requirements import requirement
from baken.core.rules.consent_values import (
    Consent,
    ConsentNeed,
    OtherBasis,
    ParentSafety,
    Party,
    Situation,
)
from baken.core.values import birthday

BORN_ON = date(2010, 5, 3)
HER, AUTHORITY = ConsentNeed.YOUNG_PERSON, ConsentNeed.AUTHORITY
UNABLE = Situation(is_able_to_weigh=False)
OTS = Situation(legal_position=LegalPosition.OTS)


def needs(act, *, age, situation=Situation()):  # noqa: B008 - frozen
    on = birthday(BORN_ON, age=age)
    return requirement(act, born_on=BORN_ON, on=on, situation=situation).needs


def found(act, *, age, consents=(), bases=(), situation=Situation()):  # noqa: B008 - frozen
    on = birthday(BORN_ON, age=age)
    asked = requirement(act, born_on=BORN_ON, on=on, situation=situation)
    return check(asked, born_on=BORN_ON, on=on, consents=consents, bases=bases)


def yes(act, party=Party.YOUNG_PERSON, *, age, **changes):
    changes = {"is_given": True, "parent_safety": ParentSafety.SAFE, **changes}
    return Consent(act=act, party=party, on=birthday(BORN_ON, age=age), **changes)


def no(act, party=Party.YOUNG_PERSON, *, age, **changes):
    return yes(act, party, age=age, is_given=False, **changes)


def basis(act, ground, *, age):
    return OtherBasis(act=act, ground=ground, on=birthday(BORN_ON, age=age))
