"""Errors of the referral, each with a message for people.

ReferralError
    AnswersRefusedError     answers that cannot be right, each with its field
        RequestsEndError    open requests end with this consent: only if that is said
    StaleError              somebody else changed it since it was opened
    NeedClosedError         the need has its place already, or was withdrawn
    NotReadyError           something is still missing
    ConsentMissingError     nobody who may has agreed to this act
        HelpConsentMissingError    the same, for the help itself
    AuthorisationMissingError   no judge allowed this closed door on that day
    ProbingError            too many looks with other safety facts
    ActNotPossibleError     the status does not allow this act (any more)
    UnknownCodeError        a code that is not on its list
    ReasonMissingError      a reason is required here
    AskRefusedError         this provider cannot be asked now
        TooManyOpenError
        AlreadyAskedError
        OfferClosedError
        LevelRefusedError   heavier than was assessed; nobody lifts that
    PlaceRefusedError       this place cannot be held
        PlaceJustTakenError
        PlaceNotUsableError
    SafetyNotYetError       a safety officer has to answer (or answered no: the same)
    SafetyFailStandsError   a "no" on safety is never lifted
    SecondPersonMissingError   an answer by telephone is given by two people
    HoldEndedError          the hold ended before this act
    NameMissingError        her name is needed from the choice on
    AlreadyChosenError      another place is chosen for her already
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class ReferralError(Exception):
    """Base of what the referral refuses; `message` can be shown to whoever acts."""

    message: Words = _("Dit kan nu niet.")

    def __init__(self, message: Words | None = None) -> None:
        self.message = self.message if message is None else message
        super().__init__(type(self).__name__)


@dataclass(frozen=True)
class Mistake:
    """One answer that cannot be right; `field` is empty when it is about all of them."""

    field: str
    message: Words


class AnswersRefusedError(ReferralError):
    """Answers that cannot be right; nothing was saved."""

    message = _("Kijk uw antwoorden na.")

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__()


ENDS_REQUESTS: Final = "ends_requests"


class RequestsEndError(AnswersRefusedError):
    """Nothing would carry the open requests any more, and nobody said that they may end.

    `ending` and `staying` name offers: what is chosen already does not end by itself.
    """

    def __init__(self, *, ending: Sequence[str], staying: Sequence[str]) -> None:
        self.ending, self.staying = tuple(ending), tuple(staying)
        found = [
            words % {"offers": ", ".join(offers)}
            for words, offers in ((_ENDING, ending), (_STAYING, staying))
            if offers
        ]
        super().__init__([Mistake(ENDS_REQUESTS, one) for one in found])


_ENDING: Final = _(
    "Zonder deze toestemming mag u geen gegevens meer delen. Deze aanvragen worden dan"
    " meteen ingetrokken, en de aanbieders zien het dossier niet meer: %(offers)s."
)
_STAYING: Final = _(
    "Hier is al een plek gekozen, of is de jongere al onderweg: %(offers)s. Dat stopt niet"
    " vanzelf. Bespreek met de jongere wat er nu moet gebeuren, en bel de aanbieder. Komt de"
    " jongere niet? Trek de aanvraag dan zelf in."
)


class StaleError(ReferralError):
    """The row changed since the form was opened."""

    message = _(
        "Iemand anders heeft dit intussen gewijzigd. Er is niets opgeslagen. Wat u typte,"
        " staat er nog."
    )


class NeedClosedError(ReferralError):
    """A need that ended is not changed any more."""

    message = _(
        "Deze hulpvraag is afgesloten. Hij kan niet meer worden gewijzigd. Begin een nieuwe"
        " hulpvraag."
    )


class NotReadyError(ReferralError):
    """Something is still missing."""

    message = _("Er ontbreekt nog iets. Vul eerst de onderdelen hieronder aan.")


class ConsentMissingError(ReferralError):
    """Nobody who may has agreed to this act, and no other basis is recorded."""

    message = _(
        "Hiervoor is nog geen toestemming of andere grondslag vastgelegd. Doe dat eerst bij de"
        " stap Toestemming."
    )


class HelpConsentMissingError(ConsentMissingError):
    """Nobody who may has agreed to the help itself, or somebody refused it."""

    message = _(
        "Voor de hulp zelf is er geen geldige toestemming of andere grondslag. De verwijzer"
        " legt die vast bij de stap Toestemming. Zonder die toestemming kan dit niet."
    )


class AuthorisationMissingError(ReferralError):
    """No door closes without the judge (safety rule 26)."""

    message = _(
        "Dit is gesloten hulp. Daarvoor is op die dag een machtiging van de rechter nodig,"
        " en die staat er niet. De verwijzer vult de machtiging in bij de stap Wie verwijst."
        " Kan het niet wachten? Zoek dan een open crisisplek."
    )


class ProbingError(ReferralError):
    """Too many looks at the offer with other safety facts within the hour."""

    message = _(
        "U heeft de veiligheidsgegevens het laatste uur heel vaak veranderd en daarna het"
        " aanbod bekeken. Dat kan iets verraden over andere jongeren. Probeer het over een uur"
        " opnieuw. Heeft u haast? Bel de aanbieder."
    )


class ActNotPossibleError(ReferralError):
    """The status does not allow this act."""

    message = _("Dit kan niet meer: de stand is intussen veranderd. Bekijk de pagina.")


class UnknownCodeError(ReferralError):
    """A code that is not on its list."""

    message = _("Deze keuze staat niet op de lijst. Kies een van de antwoorden.")


class ReasonMissingError(ReferralError):
    """A reason is required; `criteria` are the codes of those without one."""

    message = _("Schrijf op waarom u dit zo kiest.")

    def __init__(self, criteria: Sequence[str] = ()) -> None:
        self.criteria = tuple(criteria)
        super().__init__()


class AskRefusedError(ReferralError):
    """This provider cannot be asked now."""


class TooManyOpenError(AskRefusedError):
    """Three requests are open already."""

    message = _(
        "Er staan al drie aanvragen open. Trek er eerst een in, of wacht op antwoord."
    )


class AlreadyAskedError(AskRefusedError):
    """This offer has an open request for the same young person."""

    message = _(
        "Dit aanbod is al gevraagd. Wacht op antwoord, of trek die aanvraag in."
    )


class OfferClosedError(AskRefusedError):
    """The offer ended, or takes nobody now."""

    message = _("Dit aanbod neemt nu niemand op. Kies een ander aanbod.")


class LevelRefusedError(AskRefusedError):
    """More restrictive than was assessed: nothing pushes a young person there."""

    message = _(
        "Dit aanbod is zwaarder beveiligd dan is vastgesteld. Dat kan niemand opzij"
        " zetten. Kies lichter aanbod. Is er toch meer beveiliging nodig? Laat dan eerst"
        " opnieuw vaststellen welke hulp past."
    )


class PlaceRefusedError(ReferralError):
    """This place cannot be held."""


class PlaceJustTakenError(PlaceRefusedError):
    """Somebody else got the place first, in an overlapping period."""

    message = _(
        "Deze plek is in deze periode net aan iemand anders gegeven."
        " Kies een andere plek of een andere datum."
    )


class PlaceNotUsableError(PlaceRefusedError):
    """The place belongs to another offer, or does not exist in this period."""

    message = _("Deze plek hoort niet bij dit aanbod, of bestaat niet op deze datum.")


class SafetyNotYetError(ReferralError):
    """Safety is unknown or not good: outside the safety role these look the same."""

    message = _("Nog niet te zeggen: de veiligheidsfunctionaris moet nog antwoorden.")


class SafetyFailStandsError(ReferralError):
    """A "no" on safety stands until the facts change."""

    message = _(
        "Op deze vraag is eerder geantwoord dat het niet veilig is. Dat blijft staan"
        " zolang de gegevens niet veranderen."
    )


class SecondPersonMissingError(ReferralError):
    """An answer by telephone is given by two people."""

    message = _("Een antwoord per telefoon geeft u met zijn tweeën. Wie was de tweede?")


class HoldEndedError(ReferralError):
    """The hold ended before this act."""

    message = _("De plek werd niet langer vastgehouden. Vraag de aanbieder opnieuw.")


class NameMissingError(ReferralError):
    """Her name is needed from the choice on."""

    message = _("Voor de plek die u kiest, zijn nu de naam en de geboortedatum nodig.")


class AlreadyChosenError(ReferralError):
    """Two providers must not both prepare for her."""

    message = _(
        "Er is al een andere plek gekozen. Gaat die niet door? Trek dan eerst die aanvraag"
        " in."
    )
