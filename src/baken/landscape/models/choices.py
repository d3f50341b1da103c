"""The codes in which providers describe what they offer; matching reads the same codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SafetyLevel(models.IntegerChoices):
    """How well an address is kept; a scale of this project, still to be validated."""

    KNOWN = 0, _("adres bekend bij wie is ingelogd")
    SHIELDED_PUBLIC = 1, _("afgeschermd voor het publiek")
    SHIELDED_CHAIN = 2, _("afgeschermd binnen de keten")
    SECRET = 3, _("geheim adres")


class Setting(models.TextChoices):
    """Where help is given; the order goes from least to most restrictive."""

    AMBULATORY = "ambulatory", _("ambulant")
    OPEN = "open", _("open verblijf")
    CLOSED = "closed", _("gesloten verblijf")


class TargetGroup(models.TextChoices):
    """For whom a group is meant; a young person says which one fits."""

    GIRL = "girl", _("meisjes")
    BOY = "boy", _("jongens")
    NON_BINARY = "non_binary", _("non-binaire jongeren")


class Composition(models.TextChoices):
    """Who lives or meets together; girls only unless there are weighty reasons."""

    GIRLS_ONLY = "girls_only", _("alleen meisjes")
    BOYS_ONLY = "boys_only", _("alleen jongens")
    MIXED = "mixed", _("gemengd")
    SINGLE = "single", _("niet in een groep")


class Module(models.TextChoices):
    """What a young person can find here beside a bed; needs are stated in these codes."""

    TRAUMA = "trauma", _("traumabehandeling")
    RESILIENCE = "resilience", _("weerbaarheid")
    LVB = "lvb", _("hulp die past bij een licht verstandelijke beperking")
    EXPERIENCE = "experience", _("ervaringsdeskundige")
    EDUCATION = "education", _("onderwijs")
    PARENT_CHILD = "parent_child", _("hulp voor ouder en kind")


class IntellectualDisability(models.TextChoices):
    """Whether a mild intellectual disability fits here."""

    NO = "no", _("niet voor jongeren met een licht verstandelijke beperking")
    YES = "yes", _("ook voor jongeren met een licht verstandelijke beperking")
    ONLY = "only", _("alleen voor jongeren met een licht verstandelijke beperking")


class Severity(models.IntegerChoices):
    """From how serious on an offer can no longer help; the scale of the core."""

    LIGHT = 1, pgettext_lazy("severity", "licht")
    SERIOUS = 2, pgettext_lazy("severity", "ernstig")
    ACUTE = 3, pgettext_lazy("severity", "acuut")


class Recognition(models.TextChoices):
    """Steps of the ladder on which interventions for young people are recognised."""

    NONE = "none", _("geen erkenning bekend")
    WELL_FOUNDED = "well_founded", _("goed onderbouwd")
    FIRST_SIGNS = "first_signs", _("effectief volgens eerste aanwijzingen")
    GOOD_SIGNS = "good_signs", _("effectief volgens goede aanwijzingen")
    STRONG_SIGNS = "strong_signs", _("effectief volgens sterke aanwijzingen")


class ContractKind(models.TextChoices):
    """How a municipality can buy this help."""

    REGIONAL = "regional", _("contract van de regio")
    FRAMEWORK = "framework", _("landelijk raamcontract (via de VNG)")
    SINGLE_CASE = "single_case", _("contract voor één jongere")


class MeasureKind(models.TextChoices):
    """What the inspectorate has made public about a location."""

    IMPROVEMENT_PLAN = "improvement_plan", _("verbeterplan")
    HEIGHTENED_SUPERVISION = "heightened_supervision", _("verscherpt toezicht")
    INSTRUCTION = "instruction", _("aanwijzing")


class WaitingBand(models.TextChoices):
    """Waiting time as the public may see it: never a number of days."""

    UNDER_2 = "under_2", _("korter dan 2 weken")
    UNDER_6 = "under_6", _("2 tot 6 weken")
    UNDER_12 = "under_12", _("6 tot 12 weken")
    OVER_12 = "over_12", _("12 weken of langer")
    UNKNOWN = "unknown", _("niet bekend, vraag het na")


class BandArea(models.TextChoices):
    """For which area a band holds: never for fewer than two houses."""

    REGION = "region", _("in deze regio")
    PROVINCE = "province", _("in de provincie")
    NOWHERE = "nowhere", _("te weinig adressen om iets over te zeggen")
