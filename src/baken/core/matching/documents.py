"""From checked JSON documents (the schemas beside this module) to a need and offers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from baken.core.matching.errors import MatchingError
from baken.core.matching.need import (
    Authorisation,
    DangerZone,
    Need,
    Origin,
    Profile,
    SafetyAnswer,
)
from baken.core.matching.offer import Capacity, Contract, Offer, Region
from baken.core.matching.rows import table_of
from baken.core.matching.ruleset import Criterion
from baken.core.matching.table import OfferTable
from baken.core.rules.codes import (
    AuthorisationState,
    ContraIndication,
    LegalPosition,
    Level,
    TargetGroup,
    Urgency,
)
from baken.core.rules.consent_values import (
    Act,
    Consent,
    Ground,
    OtherBasis,
    ParentSafety,
    Party,
    Situation,
)
from baken.core.values import GeoPoint, Period, Source, ValueRefusedError

# A document that its schema accepted: the shape is known, the values may still clash.
Document = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where, as a JSON path."""

    path: str
    expectation: str


class DocumentRefusedError(MatchingError):
    """Values that the schema allows and the rules do not."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            "; ".join(f"{each.path}: {each.expectation}" for each in problems)
        )
        self.problems = tuple(problems)


def need_from(document: Document) -> Need:
    """The need in a document that its schema accepted."""
    try:
        return _need(document)
    except ValueRefusedError as error:
        raise DocumentRefusedError([Problem("$", str(error))]) from error


def table_from(document: Document) -> OfferTable:
    """The offers in a document that its schema accepted, in columns."""
    problems: list[Problem] = []
    regions = _each(
        document["regions"], path="$.regions", make=_region, problems=problems
    )
    offers = _each(document["offers"], path="$.offers", make=_offer, problems=problems)
    codes = [row["code"] for row in document["regions"]]
    problems += _named_twice(codes, path="$.regions", name="code")
    keys = [row["key"] for row in document["offers"]]
    problems += _named_twice(keys, path="$.offers", name="key")
    problems += _unlisted_regions(document["offers"], listed=set(codes))
    if problems:
        raise DocumentRefusedError(problems)
    return table_of(offers, regions=regions)


def _each(
    rows: Sequence[Document],
    *,
    path: str,
    make: Callable[[Document], T],
    problems: list[Problem],
) -> list[T]:
    made = []
    for n, row in enumerate(rows):
        try:
            made.append(make(row))
        except ValueRefusedError as error:
            problems.append(Problem(f"{path}[{n}]", str(error)))
    return made


def _named_twice(names: Sequence[str], *, path: str, name: str) -> list[Problem]:
    first: dict[str, int] = {}
    return [
        Problem(
            f"{path}[{n}].{name}",
            f"already used by {path}[{first[key]}]; give each its own",
        )
        for n, key in enumerate(names)
        if first.setdefault(key, n) != n
    ]


def _unlisted_regions(rows: Sequence[Document], *, listed: set[str]) -> list[Problem]:
    return [
        Problem(
            f"$.offers[{n}].region",
            "not one of the codes in $.regions; add the region or mend the code",
        )
        for n, row in enumerate(rows)
        if row["region"] is not None and row["region"] not in listed
    ]


def _need(document: Document) -> Need:
    return Need(
        code=document["code"],
        urgency=Urgency(document["urgency"]),
        start_from=_day(document["start_from"]),
        start_until=_maybe(document.get("start_until"), _day),
        expected_stay_days=_maybe(document.get("expected_stay_days"), int),
        level=_level(document["level"]),
        profile=_profile(document),
        origin=Origin(
            municipality=document["municipality"],
            youth_region=document.get("youth_region"),
            point=_maybe(document.get("municipality_point"), _point),
        ),
        authorisation=_authorisation(document.get("authorisation")),
        situation=_situation(document),
        zones=_maybe(document["zones"], _zones),
        required_safety_level=int(document.get("required_safety_level", 0)),
        consents=tuple(_consent(each) for each in document.get("consents", ())),
        bases=tuple(_basis(each) for each in document.get("bases", ())),
        safety_answers=tuple(
            _answer(each) for each in document.get("safety_answers", ())
        ),
    )


def _profile(document: Document) -> Profile:
    return Profile(
        born_on=_maybe(document["born_on"], _day),
        target_group=_maybe(document["target_group"], TargetGroup),
        iq=_maybe(document.get("iq"), int),
        has_mild_disability=document.get("has_mild_disability"),
        is_pregnant=document.get("is_pregnant"),
        brings_child=document.get("brings_child"),
        contra_indications=_maybe(document.get("contra_indications"), _severities),
    )


def _situation(document: Document) -> Situation:
    state = document.get("authorisation", {}).get("state")
    return Situation(
        legal_position=LegalPosition(document.get("legal_position", "voluntary")),
        has_closed_authorisation=state == AuthorisationState.GRANTED,
        is_able_to_weigh=document.get("is_able_to_weigh", True),
        n_authority_holders=int(document.get("n_authority_holders", 1)),
    )


def _authorisation(document: Document | None) -> Authorisation:
    if document is None:
        return Authorisation()
    begin = _maybe(document.get("valid_from"), _day)
    until = _maybe(document.get("valid_until"), _day)
    if begin is None and until is not None:
        raise ValueRefusedError("authorisation: valid_until without valid_from")
    return Authorisation(
        state=AuthorisationState(document["state"]),
        period=None if begin is None else Period(begin, until),
    )


def _zones(rows: Sequence[Document]) -> tuple[DangerZone, ...]:
    return tuple(
        DangerZone(
            point=_point(row),
            radius_km=row["radius_km"],
            is_municipality=row["kind"] == "municipality",
        )
        for row in rows
    )


def _consent(row: Document) -> Consent:
    return Consent(
        act=Act(row["act"]),
        party=Party(row["party"]),
        is_given=row["is_given"],
        on=_day(row["on"]),
        parent_safety=ParentSafety(row.get("parent_safety", ParentSafety.NOT_ASSESSED)),
        giver=row.get("giver", ""),
    )


def _basis(row: Document) -> OtherBasis:
    return OtherBasis(
        act=Act(row["act"]), ground=Ground(row["ground"]), on=_day(row["on"])
    )


def _answer(row: Document) -> SafetyAnswer:
    return SafetyAnswer(
        offer=row["offer"],
        criterion=Criterion(row["criterion"]),
        fits=row["fits"],
        on=_day(row["on"]),
    )


def _region(row: Document) -> Region:
    return Region(
        code=row["code"], points=tuple(_point(point) for point in row["points"])
    )


def _offer(row: Document) -> Offer:
    source = row["source"]
    return Offer(
        key=row["key"],
        source=Source(source["system"], _maybe(source["on"], _day)),
        min_age=_maybe(row["min_age"], int),
        max_age=_maybe(row["max_age"], int),
        groups=frozenset(TargetGroup(group) for group in row["groups"]),
        level=_level(row["level"]),
        takes_crisis=row.get("takes_crisis"),
        min_iq=_maybe(row.get("min_iq"), int),
        max_iq=_maybe(row.get("max_iq"), int),
        takes_mild_disability=row.get("takes_mild_disability"),
        takes_parent_and_child=row.get("takes_parent_and_child"),
        exclusions=_maybe(row.get("exclusions"), _severities),
        safety_level=_maybe(row["safety_level"], int),
        point=_maybe(row.get("point"), _point),
        region=row["region"],
        has_admission_stop=row.get("has_admission_stop"),
        has_published_measure=row.get("has_published_measure", False),
        capacity=_maybe(row.get("capacity"), _capacity),
        contracts=tuple(_contract(each) for each in row.get("contracts", ())),
    )


def _capacity(row: Document) -> Capacity:
    return Capacity(
        stated_on=_day(row["stated_on"]), free_on=_maybe(row["free_on"], _day)
    )


def _contract(row: Document) -> Contract:
    period = Period(_day(row["from"]), _maybe(row.get("until"), _day))
    return Contract(scope=row["scope"], period=period)


def _severities(row: Document) -> tuple[tuple[ContraIndication, int], ...]:
    return tuple((ContraIndication(code), int(value)) for code, value in row.items())


def _level(code: str | None) -> Level | None:
    return None if code is None else Level[code.upper()]


def _point(row: Document) -> GeoPoint:
    return GeoPoint(lat=row["lat"], lon=row["lon"])


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe(value: Any, make: Callable[[Any], T]) -> T | None:  # noqa: ANN401 - JSON
    return None if value is None else make(value)
