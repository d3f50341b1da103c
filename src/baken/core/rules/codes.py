"""Code lists with their sources, as frozen values: the words that rules and files share.

A list or a code with `is_assumption` is our own proposal, to be confirmed by practice;
the others repeat a published list. Labels are Dutch msgids; English comes from gettext.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from baken.core.values import Sentence, say

_POLICY_CODES = (
    "Informatieprotocol beleidsinformatie jeugd (CBS), bijlage Regeling Jeugdwet"
)
_OWN = "Voorstel van het project Baken, nog te toetsen in de praktijk"


class Urgency(StrEnum):
    """How soon an answer and a place are needed."""

    CRISIS = "crisis"
    URGENT = "urgent"
    REGULAR = "regular"


class Level(IntEnum):
    """Security level of a setting; a higher number is more restrictive."""

    AMBULATORY = 0
    OPEN = 1
    CLOSED = 2

    @property
    def code(self) -> str:
        """The word in files."""
        return self.name.lower()


class TargetGroup(StrEnum):
    """For whom an offer is; a young person says herself which one fits."""

    GIRL = "girl"
    BOY = "boy"
    NON_BINARY = "non_binary"


class ContraIndication(StrEnum):
    """What a provider may be unable to care for."""

    ACUTE_PSYCHOSIS = "acute_psychosis"
    DETOX = "detox"
    SOMATIC_CARE = "somatic_care"
    SEVERE_AGGRESSION = "severe_aggression"
    FIRE_SETTING = "fire_setting"


class LegalPosition(StrEnum):
    """Under which measure the help is given; the numbers are CBS codes."""

    VOLUNTARY = "voluntary"
    OTS = "11"
    VOTS = "12"
    GUARDIANSHIP = "21"
    PROVISIONAL_GUARDIANSHIP = "22"
    TEMPORARY_GUARDIANSHIP = "23"


class AuthorisationState(StrEnum):
    """Where an authorisation for closed youth help stands."""

    NONE = "none"
    REQUESTED = "requested"
    GRANTED = "granted"


class Role(StrEnum):
    """Who may lift a verdict, with a reason."""

    REFERRER = "referrer"
    PROVIDER = "provider"
    BEHAVIOURAL_EXPERT = "behavioural_expert"


@dataclass(frozen=True)
class Code:
    """One code with its Dutch label; `note` holds the basis or a warning."""

    code: str
    label: Sentence
    note: str = ""


@dataclass(frozen=True)
class CodeList:
    """Codes that belong together, with the publication they come from."""

    name: str
    codes: tuple[Code, ...]
    source: str
    is_assumption: bool = False

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def label(self, code: str) -> Sentence:
        """The Dutch label; an unknown code raises, so that a typing error is not shown."""
        return next(entry.label for entry in self.codes if entry.code == code)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Pairs of code and Dutch label (a msgid)."""
        return tuple((entry.code, entry.label.msgid) for entry in self.codes)


REFERRER_TYPES = CodeList(
    name="COD327",
    source="iJw 3.2 COD327, gelijk aan CBS beleidsinformatie jeugd 3.2",
    codes=(
        Code(
            "01", say("Gemeente"), "Jeugdwet 2.3; een verwijzing door school telt hier"
        ),
        Code("02", say("Huisarts"), "Jeugdwet 2.6 lid 1 onder e"),
        Code("03", say("Jeugdarts"), "Jeugdwet 2.6 lid 1 onder e"),
        Code("04", say("Gecertificeerde instelling"), "Jeugdwet 3.5"),
        Code("05", say("Medisch specialist"), "Jeugdwet 2.6 lid 1 onder e"),
        Code("06", say("Geen verwijzer of zelfverwijzer"), "vrij toegankelijke hulp"),
        Code(
            "08",
            say("Rechter, officier van justitie of functionaris van een JJI"),
            "alleen strafrechtelijke beslissingen; een familierechter is geen 08",
        ),
    ),
)

URGENCIES = CodeList(
    name="urgency",
    source=_OWN,
    is_assumption=True,
    codes=(
        Code(Urgency.CRISIS, say("Crisis")),
        Code(Urgency.URGENT, say("Spoed")),
        Code(Urgency.REGULAR, say("Regulier")),
    ),
)

LEVELS = CodeList(
    name="level",
    source="Indeling van het project; gesloten = CBS hulpvorm 13",
    is_assumption=True,
    codes=(
        Code(Level.AMBULATORY.code, say("Ambulant")),
        Code(Level.OPEN.code, say("Open verblijf")),
        Code(
            Level.CLOSED.code,
            say("Gesloten verblijf"),
            "alleen met machtiging, Jeugdwet 6.1.2",
        ),
    ),
)

TARGET_GROUPS = CodeList(
    name="target_group",
    source=_OWN,
    is_assumption=True,
    codes=(
        Code(TargetGroup.GIRL, say("Meisjes")),
        Code(TargetGroup.BOY, say("Jongens")),
        Code(TargetGroup.NON_BINARY, say("Non-binaire jongeren")),
    ),
)

CONTRA_INDICATIONS = CodeList(
    name="contra_indication",
    source=_OWN,
    is_assumption=True,
    codes=(
        Code(ContraIndication.ACUTE_PSYCHOSIS, say("Acute psychose")),
        Code(ContraIndication.DETOX, say("Afkicken onder medisch toezicht")),
        Code(ContraIndication.SOMATIC_CARE, say("Lichamelijke verpleging nodig")),
        Code(ContraIndication.SEVERE_AGGRESSION, say("Ernstige agressie")),
        Code(ContraIndication.FIRE_SETTING, say("Brandstichting")),
    ),
)

SEVERITIES = CodeList(
    name="severity",
    source=_OWN,
    is_assumption=True,
    codes=(
        Code("0", say("Niet aan de orde")),
        Code("1", say("Licht")),
        Code("2", say("Ernstig")),
        Code("3", say("Acuut")),
    ),
)

LEGAL_POSITIONS = CodeList(
    name="legal_position",
    source=_POLICY_CODES,
    codes=(
        Code(LegalPosition.VOLUNTARY, say("Vrijwillig kader"), "geen CBS-code"),
        Code(LegalPosition.OTS, say("Ondertoezichtstelling (OTS)")),
        Code(LegalPosition.VOTS, say("Voorlopige ondertoezichtstelling (VOTS)")),
        Code(LegalPosition.GUARDIANSHIP, say("Voogdij")),
        Code(LegalPosition.PROVISIONAL_GUARDIANSHIP, say("Voorlopige voogdij")),
        Code(LegalPosition.TEMPORARY_GUARDIANSHIP, say("Tijdelijke voogdij")),
    ),
)

AUTHORISATION_STATES = CodeList(
    name="authorisation_state",
    source="Jeugdwet 6.1.2, 6.1.3 en 6.1.4; de standen zijn een voorstel van het project",
    is_assumption=True,
    codes=(
        Code(AuthorisationState.NONE, say("Geen machtiging")),
        Code(AuthorisationState.REQUESTED, say("Machtiging aangevraagd")),
        Code(AuthorisationState.GRANTED, say("Machtiging verleend")),
    ),
)

# Safety reasons (H7, H8) have no code of their own: they must not be told apart (safety 6).
DECLINE_REASONS = CodeList(
    name="decline_reason",
    source=_OWN,
    is_assumption=True,
    codes=(
        Code("full", say("Geen plek binnen de termijn")),
        Code("age", say("Leeftijd past niet")),
        Code("target_group", say("Doelgroep past niet")),
        Code("level", say("Ander niveau van beveiliging nodig")),
        Code(
            "intellectual_disability",
            say("Begeleiding bij een verstandelijke beperking past niet"),
        ),
        Code("parent_and_child", say("Geen zorg voor zwangerschap of eigen kind")),
        Code("care_not_possible", say("Kan de nodige zorg niet bieden")),
        Code("other", say("Overig")),
    ),
)

SAFETY_LEVELS = CodeList(
    name="safety_level",
    source=_OWN,
    is_assumption=True,
    codes=(
        Code("0", say("Open adres")),
        Code("1", say("Adres afgeschermd voor het publiek")),
        Code("2", say("Adres afgeschermd binnen de keten")),
        Code("3", say("Geheim adres")),
    ),
)

OVERRIDE_ROLES = CodeList(
    name="override_role",
    source=_OWN,
    is_assumption=True,
    codes=(
        Code(Role.REFERRER, say("Verwijzer")),
        Code(Role.PROVIDER, say("Aanbieder")),
        Code(Role.BEHAVIOURAL_EXPERT, say("Gedragswetenschapper")),
    ),
)

ALL_LISTS = (
    REFERRER_TYPES,
    URGENCIES,
    LEVELS,
    TARGET_GROUPS,
    CONTRA_INDICATIONS,
    SEVERITIES,
    LEGAL_POSITIONS,
    AUTHORISATION_STATES,
    DECLINE_REASONS,
    SAFETY_LEVELS,
    OVERRIDE_ROLES,
)
