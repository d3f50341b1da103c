"""Sentences of fictional providers about school, telephone and contact."""

from typing import Final

SCHOOL: Final = (
    "School op het terrein, in kleine groepen.",
    "De eigen school als dat veilig is, anders les op de groep.",
    "Les op de groep en stage bij een vaste plek in de buurt.",
)
PHONE: Final = (
    "De eerste week geen eigen telefoon; daarna stap voor stap, met afspraken.",
    "Eigen telefoon overdag; samen kijken we wie er mag bellen.",
    "Een telefoon van de groep; de eigen telefoon blijft uit tot het veilig is.",
)
CONTACT: Final = (
    "Contact met familie wordt per persoon afgesproken; bezoek op een andere plek.",
    "Elk weekend contact met wie veilig is; bezoek in overleg.",
    "De eerste twee weken alleen contact met wie samen is gekozen.",
)
NOT_SUITED: Final = (
    "Past minder goed bij jongeren die veel een-op-een begeleiding nodig hebben.",
    "Past minder goed bij jongeren voor wie wonen in een groep nu te veel is.",
    "Past minder goed als er eerst medische zorg nodig is.",
)
AMBULATORY_SCHOOL: Final = "De jongere blijft op de eigen school; wij denken mee."
AMBULATORY_PHONE: Final = "Samen kijken we hoe de jongere veilig online is."
AMBULATORY_CONTACT: Final = (
    "Afspraken waar de jongere zich veilig voelt, ook op school."
)
STOP_REASON: Final = (
    "Te weinig vaste medewerkers in de nacht; we nemen tijdelijk niemand op."
)
MEASURE: Final = (
    "De inspectie vroeg om een verbeterplan voor scholing van medewerkers. "
    "Het verbeterplan is openbaar; de inspectie toetst het opnieuw."
)
SOURCE: Final = "Verzonnen gegevens van de demo"
