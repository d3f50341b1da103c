"""Who offers specialised help, where, for whom, how it is bought, and where there is room."""

from baken.landscape.models.availability import (
    AdmissionStop,
    AdmissionStopReason,
    Availability,
    Place,
)
from baken.landscape.models.choices import (
    BandArea,
    Composition,
    ContractKind,
    IntellectualDisability,
    MeasureKind,
    Module,
    Recognition,
    SafetyLevel,
    Setting,
    Severity,
    TargetGroup,
    WaitingBand,
)
from baken.landscape.models.contracts import Contract
from baken.landscape.models.locations import (
    Address,
    AddressViewer,
    Location,
    PublishedMeasure,
)
from baken.landscape.models.offers import Offer, Programme

__all__ = [
    "Address",
    "AddressViewer",
    "AdmissionStop",
    "AdmissionStopReason",
    "Availability",
    "BandArea",
    "Composition",
    "Contract",
    "ContractKind",
    "IntellectualDisability",
    "Location",
    "MeasureKind",
    "Module",
    "Offer",
    "Place",
    "Programme",
    "PublishedMeasure",
    "Recognition",
    "SafetyLevel",
    "Setting",
    "Severity",
    "TargetGroup",
    "WaitingBand",
]
