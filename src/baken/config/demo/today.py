"""The last day of the demo year, and what its stories, written by hand, have in common."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from baken.config.demo import texts
from baken.config.demo.acts import (
    Act,
    FillNeed,
    MakeReady,
    OpenNeed,
    Wish,
    Young,
)
from baken.config.demo.people import DOCTOR, GUARDIAN, MUNICIPAL
from baken.config.demo.scene import moment
from baken.core.rules.codes import LegalPosition, TargetGroup, Urgency

HOMES: Final = {MUNICIPAL: "GM0193", GUARDIAN: "GM0014", DOCTOR: "GM0599"}
DAYS_AFTER_BIRTHDAY: Final = 150  # so that no consent lapses on a birthday in between
GIRL, BOY, NON_BINARY = TargetGroup.GIRL, TargetGroup.BOY, TargetGroup.NON_BINARY


@dataclass(frozen=True)
class Today:
    """The last day, from which every open story is counted back."""

    on: date

    def ago(self, n_days: int, hour: int, minute: int = 0) -> datetime:
        """A moment on an earlier day."""
        return moment(self.on - timedelta(days=n_days), hour, minute)

    def ahead(self, n_days: int) -> date:
        """A day that is still to come."""
        return self.on + timedelta(days=n_days)

    def young(
        self,
        name: str,
        *,
        age: int,
        referrer: str,
        group: TargetGroup = GIRL,
        has_mild_disability: bool | None = False,
    ) -> Young:
        """Somebody of this age who lives where this referrer works."""
        birthday = self.on - timedelta(days=DAYS_AFTER_BIRTHDAY)
        born_on = birthday.replace(year=birthday.year - age, day=min(birthday.day, 28))
        return Young(name, born_on, group, HOMES[referrer], has_mild_disability)

    def wish(
        self,
        *,
        urgency: Urgency = Urgency.REGULAR,
        setting: str = "open",
        words: int = 0,
    ) -> Wish:
        """What most of them ask for: treatment in an open house, soon."""
        return Wish(
            urgency=urgency,
            setting=setting,
            start_from=self.on,
            own_words=texts.OWN_WORDS[words],
            words=texts.STORY[words % len(texts.STORY)],
        )

    def wish_before(
        self, n_days: int, *, setting: str = "open", words: int = 0
    ) -> Wish:
        """The same, wished from so many days ago on."""
        start_from = self.on - timedelta(days=n_days)
        return replace(self.wish(setting=setting, words=words), start_from=start_from)


def begun(at: datetime) -> tuple[Act, ...]:
    """A need that is opened, filled in and ready within the half hour."""
    return (
        OpenNeed(at),
        FillNeed(at + timedelta(minutes=20)),
        MakeReady(at + timedelta(minutes=25)),
    )


def supervised(referrer: str) -> LegalPosition:
    """Whoever a guardian refers is under supervision, in these stories."""
    return LegalPosition.OTS if referrer == GUARDIAN else LegalPosition.VOLUNTARY
