"""Facts of an offer as pairs of name and value, in the words of the screen."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from baken.core.rules.codes import ContraIndication
from baken.landscape.models import (
    Contract,
    ContractKind,
    Module,
    Offer,
    Recognition,
    Severity,
    TargetGroup,
)

Line = tuple[str, object]


def _exclusion_words() -> dict[str, str]:
    return {
        ContraIndication.ACUTE_PSYCHOSIS: _("een acute psychose"),
        ContraIndication.DETOX: _("afkicken onder medisch toezicht"),
        ContraIndication.SOMATIC_CARE: _("lichamelijke verpleging"),
        ContraIndication.SEVERE_AGGRESSION: _("agressie"),
        ContraIndication.FIRE_SETTING: _("brandstichting"),
    }


class OfferLines:
    """The public facts of one offer."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer

    @cached_property
    def for_whom(self) -> Sequence[Line]:
        """Who fits here."""
        offer = self._offer
        return [
            (_("Voor wie"), groups_of(offer)),
            (_("Leeftijd"), ages_of(offer)),
            (_("Samenstelling"), offer.get_composition_display()),
            (_("Licht verstandelijke beperking"), offer.get_mild_disability_display()),
            (_("IQ"), _iq_of(offer)),
            (_("Zwanger of eigen kind"), _yes_no(offer.takes_parent_and_child)),
            (_("Kan hier niet terecht bij"), _exclusions_of(offer)),
            (_("Voor wie past het minder goed"), offer.not_suited_for),
        ]

    @cached_property
    def what(self) -> Sequence[Line]:
        """What the help consists of."""
        offer, programme = self._offer, self._offer.programme
        return [
            (_("Programma"), programme.name),
            (_("Werkwijze"), programme.method),
            (_("Stappen"), ", ".join(programme.phases)),
            (_("Hoe lang"), _length_of(offer)),
            (_("Erkenning"), _recognition_of(offer)),
            (_("Onderdelen van de hulp"), _modules_of(offer)),
        ]

    @cached_property
    def daily_life(self) -> Sequence[Line]:
        """School, telephone and contact."""
        offer = self._offer
        return [
            (_("School"), offer.school),
            (_("Telefoon"), offer.phone_rules),
            (_("Contact"), offer.contact_rules),
        ]


def groups_of(offer: Offer) -> str:
    """The target groups in words."""
    return ", ".join(str(TargetGroup(code).label) for code in offer.target_groups)


def ages_of(offer: Offer) -> str:
    """The ages in words."""
    return _("%(low)d tot en met %(high)d jaar") % {
        "low": offer.min_age,
        "high": offer.max_age,
    }


def _yes_no(answer: bool) -> str:  # noqa: FBT001  a fact about the offer, not a switch
    return _("ja") if answer else _("nee")


def _iq_of(offer: Offer) -> str:
    low, high = offer.min_iq, offer.max_iq
    if low is not None and high is not None:
        return _("%(low)d tot en met %(high)d") % {"low": low, "high": high}
    if low is not None:
        return _("vanaf %(low)d") % {"low": low}
    if high is not None:
        return _("tot en met %(high)d") % {"high": high}
    return _("geen grens")


def _exclusions_of(offer: Offer) -> str:
    found = []
    for code, words in _exclusion_words().items():
        severity = getattr(offer, f"{code}_from")
        if severity is not None:
            found.append(f"{words} ({_from_severity(severity)})")
    return ", ".join(found)


def _from_severity(severity: int) -> str:
    return _("vanaf %(severity)s") % {"severity": Severity(severity).label}


def _length_of(offer: Offer) -> str:
    return _("%(low)d tot %(high)d weken") % {
        "low": offer.programme.min_weeks,
        "high": offer.programme.max_weeks,
    }


def _modules_of(offer: Offer) -> str:
    return ", ".join(str(Module(code).label) for code in offer.modules)


def _recognition_of(offer: Offer) -> str:
    programme = offer.programme
    label = str(Recognition(programme.recognition).label)
    if programme.recognised_on is None:
        return label
    return _("%(recognition)s (%(day)s, bron: %(source)s)") % {
        "recognition": label,
        "day": date_format(programme.recognised_on),
        "source": programme.recognition_source,
    }


def contract_lines(contracts: Sequence[Contract]) -> Sequence[str]:
    """How help can be bought, one sentence for each contract."""
    return [_contract_words(contract) for contract in contracts]


def _contract_words(contract: Contract) -> str:
    return _(
        "%(kind)s%(region)s, van %(begin)s %(end)s (bron: %(source)s, %(day)s)"
    ) % {
        "kind": ContractKind(contract.kind).label,
        "region": f" {contract.youth_region}" if contract.youth_region else "",
        "begin": date_format(contract.valid_from),
        "end": _until(contract),
        "source": contract.source,
        "day": date_format(contract.source_on),
    }


def _until(contract: Contract) -> str:
    if contract.valid_until is None:
        return _("zonder einddatum")
    return _("tot %(end)s") % {"end": date_format(contract.valid_until)}
