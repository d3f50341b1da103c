"""H1 to H6 in words."""

from datetime import timedelta
from typing import Final

from baken.core.matching.criteria import iq_range
from baken.core.matching.gap import age_band
from baken.core.matching.judgement import Audience
from baken.core.matching.ruleset import Criterion
from baken.core.matching.table import EXCLUSION_COLUMN, GROUP_BIT, NO_LIMIT_IQ
from baken.core.matching.words import (
    NOT_STATED,
    UNKNOWN_VALUE,
    Redaction,
    View,
    Words,
    stated,
    yes_no,
)
from baken.core.rules.codes import CONTRA_INDICATIONS, SEVERITIES, TARGET_GROUPS
from baken.core.values import Sentence, Verdict, age_on, birthday, say

# Without an expected stay we look a year ahead.
_USUAL_STAY_DAYS: Final = 365


def _choose(
    view: View,
    criterion: Criterion,
    *,
    passes: Sentence,
    fails: Sentence,
    unknown: Sentence,
) -> Sentence:
    return {Verdict.PASS: passes, Verdict.FAIL: fails, Verdict.UNKNOWN: unknown}[
        view.verdict(criterion)
    ]


def age(view: View) -> Words:
    """H1 in words, with what the 18th birthday changes."""
    unknown = say("De aanbieder noemt geen leeftijdsgrens.")
    if view.need.profile.born_on is None:
        unknown = say("De leeftijd is nog niet bekend.")
    is_intake = view.audience is Audience.INTAKE
    return Words(
        referral_value=_age_value(view),
        offer_value=_range(view, low="min_age", high="max_age"),
        sentence=_choose(
            view,
            Criterion.AGE,
            passes=say("De leeftijd past."),
            fails=say("De leeftijd past hier nu niet."),
            unknown=unknown,
        ),
        notices=_around_eighteen(view),
        redaction=Redaction.PARTIAL if is_intake else Redaction.NONE,
    )


def _age_value(view: View) -> Sentence:
    born_on = view.need.profile.born_on
    if born_on is None:
        return UNKNOWN_VALUE
    if view.audience is Audience.INTAKE:
        return say("%(band)s jaar", band=age_band(view.facts) or "")
    years = age_on(born_on, on=view.start_on)
    return say("%(age)s jaar op %(start)s", age=years, start=view.start_on)


def _range(view: View, *, low: str, high: str) -> Sentence:
    lowest, highest = view.number(low), view.number(high)
    if lowest < 0 and highest < 0:
        return NOT_STATED
    if highest < 0:
        return say("vanaf %(low)s jaar", low=lowest)
    if lowest < 0:
        return say("tot en met %(high)s jaar", high=highest)
    return say("%(low)s tot en met %(high)s jaar", low=lowest, high=highest)


def _around_eighteen(view: View) -> tuple[Sentence, ...]:
    born_on = view.need.profile.born_on
    if born_on is None:
        return ()
    adult_on = birthday(born_on, age=18)
    if adult_on <= view.start_on:
        return (
            say(
                "De jongere is 18 jaar of ouder: verlengde jeugdhulp moet zijn bepaald "
                "(Jeugdwet 1.1)."
            ),
        )
    stay = timedelta(days=view.need.expected_stay_days or _USUAL_STAY_DAYS)
    if adult_on < view.start_on + stay:
        return (
            say(
                "De 18e verjaardag valt in het verwachte verblijf: "
                "regel nu wat daarna doorgaat."
            ),
        )
    return ()


def target_group(view: View) -> Words:
    """H2 in words."""
    group = view.need.profile.target_group
    value = UNKNOWN_VALUE if group is None else TARGET_GROUPS.label(group)
    unknown = say("De aanbieder noemt geen doelgroep.")
    if group is None:
        unknown = say("Het is nog niet bekend welke doelgroep past.")
    return Words(
        referral_value=value,
        offer_value=_groups(view),
        sentence=_choose(
            view,
            Criterion.TARGET_GROUP,
            passes=say("De doelgroep past."),
            fails=say("De doelgroep past hier nu niet."),
            unknown=unknown,
        ),
    )


def _groups(view: View) -> Sentence:
    bits = view.number("groups")
    labels = [
        TARGET_GROUPS.label(group) for group, bit in GROUP_BIT.items() if bits & bit
    ]
    return _listed(labels) if labels else NOT_STATED


def _listed(parts: list[Sentence]) -> Sentence:
    """Join sentences with commas; each part stays translatable."""
    template = ", ".join(f"%(part{n})s" for n in range(len(parts)))
    values = tuple((f"part{n}", part) for n, part in enumerate(parts))
    return Sentence(msgid=template, values=values)


def intellectual_disability(view: View) -> Words:
    """H4 in words; a provider does not see the figure before a conversation (safety 8)."""
    known = iq_range(view.facts)
    unknown = say("Of de begeleiding past bij het IQ, is nog niet te zeggen.")
    if known is None:
        unknown = say("Het is nog niet bekend of er een verstandelijke beperking is.")
    is_intake = view.audience is Audience.INTAKE
    return Words(
        referral_value=_iq_value(view),
        offer_value=_iq_offer(view),
        sentence=_choose(
            view,
            Criterion.INTELLECTUAL_DISABILITY,
            passes=say("De begeleiding past bij wat bekend is over het IQ."),
            fails=say("De begeleiding past hier nu niet bij het IQ."),
            unknown=unknown,
        ),
        redaction=Redaction.PARTIAL if is_intake else Redaction.NONE,
    )


def _iq_value(view: View) -> Sentence:
    profile = view.need.profile
    flag = yes_no(answer=profile.has_mild_disability)
    if profile.iq is None or view.audience is Audience.INTAKE:
        return say("licht verstandelijke beperking: %(answer)s", answer=flag)
    return say(
        "IQ %(iq)s, licht verstandelijke beperking: %(answer)s",
        iq=profile.iq,
        answer=flag,
    )


def _iq_offer(view: View) -> Sentence:
    return say(
        "%(limits)s, licht verstandelijke beperking: %(answer)s",
        limits=_iq_limits(view.number("min_iq"), highest=view.number("max_iq")),
        answer=stated(view.number("takes_mild_disability")),
    )


def _iq_limits(lowest: int, *, highest: int) -> Sentence:
    if lowest == 0 and highest == NO_LIMIT_IQ:
        return say("geen IQ-grens")
    if highest == NO_LIMIT_IQ:
        return say("IQ vanaf %(low)s", low=lowest)
    if lowest == 0:
        return say("IQ tot en met %(high)s", high=highest)
    return say("IQ %(low)s tot en met %(high)s", low=lowest, high=highest)


def parent_and_child(view: View) -> Words:
    """H5 in words."""
    profile = view.need.profile
    return Words(
        referral_value=say(
            "zwanger: %(pregnant)s, eigen kind komt mee: %(child)s",
            pregnant=yes_no(answer=profile.is_pregnant),
            child=yes_no(answer=profile.brings_child),
        ),
        offer_value=say(
            "zorg voor zwangerschap en eigen kind: %(answer)s",
            answer=stated(view.number("takes_parent_and_child")),
        ),
        sentence=_choose(
            view,
            Criterion.PARENT_AND_CHILD,
            passes=say(
                "Zwangerschap of een eigen kind staat een plek hier niet in de weg."
            ),
            fails=say("Er is hier nu geen zorg voor zwangerschap of een eigen kind."),
            unknown=say(
                "Of er zorg voor zwangerschap of een eigen kind nodig en mogelijk is, "
                "is nog niet bekend."
            ),
        ),
    )


def contra_indications(view: View) -> Words:
    """H6 in words."""
    listed = view.need.profile.contra_indications
    named = [
        say("%(what)s (%(how)s)", what=_what(code), how=_how(severity))
        for code, severity in listed or ()
        if severity
    ]
    none_named = UNKNOWN_VALUE if listed is None else say("geen")
    return Words(
        referral_value=_listed(named) if named else none_named,
        offer_value=_excluded(view),
        sentence=_choose(
            view,
            Criterion.CONTRA_INDICATIONS,
            passes=say("Er is geen contra-indicatie voor dit aanbod."),
            fails=say("De aanbieder kan de zorg die nodig is hier nu niet bieden."),
            unknown=say("Of er een contra-indicatie is, is nog niet bekend."),
        ),
    )


def _excluded(view: View) -> Sentence:
    limits = view.offers.exclusions[view.index]
    if limits.min() < 0:
        return NOT_STATED
    named = [
        say("%(what)s vanaf %(how)s", what=_what(code), how=_how(int(limits[column])))
        for code, column in EXCLUSION_COLUMN.items()
        if limits[column]
    ]
    return _listed(named) if named else say("sluit niets uit")


def _what(code: str) -> Sentence:
    return CONTRA_INDICATIONS.label(code)


def _how(severity: int) -> Sentence:
    return SEVERITIES.label(str(severity))
