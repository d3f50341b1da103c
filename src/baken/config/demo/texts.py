"""What fictional people say and write in the demo."""

from typing import Final

OWN_WORDS: Final = (
    "Ik wil ergens slapen waar ik rustig ben.",
    "Ik wil mijn school afmaken. En iemand die luistert zonder haast.",
    "Niet te ver van mijn zusje, als dat kan.",
    "Ik weet nog niet wat ik wil. Eerst even niks.",
    "Ik wil graag een eigen kamer en een hond in de buurt.",
    "Ik wil dat niemand weet waar ik ben.",
    "Ik wil met iemand praten die dit ook heeft meegemaakt.",
)
STORY: Final = (
    (
        "De jongere is de afgelopen maanden vaak weg geweest en had ineens dure spullen."
        " School en wijkteam maken zich zorgen. De jongere wil nu zelf hulp."
    ),
    (
        "Er is een vermoeden van uitbuiting via een ouder contact dat online begon."
        " Thuis is het niet veilig genoeg om te wachten."
    ),
    (
        "De jongere vertelde een vertrouwenspersoon op school wat er gebeurt."
        " Samen met de jongere zoeken we een plek met behandeling."
    ),
    (
        "Na een eerder verblijf is de jongere weer benaderd door dezelfde groep."
        " Een rustige plek verder weg helpt om opnieuw te beginnen."
    ),
)
QUESTION: Final = "Kan de jongere overdag naar school, of is dat nu niet veilig?"
ANSWER: Final = "School in de eigen plaats kan nu niet. Les op de groep kan wel."
OPEN_QUESTION: Final = "Is er iemand bij wie de jongere zich vertrouwd voelt?"
MEASURE_REASON: Final = (
    "Het verbeterplan gaat over scholing."
    " De jongere kent deze plek en wil er graag heen."
)
AGREED: Final = "Besproken met de aanbieder: die wil kijken of maatwerk kan."
CALLED: Final = "Vooraf gebeld: er komt waarschijnlijk eerder een plek vrij."
LEGAL_REASON: Final = (
    "Overleg met een ouder zou de jongere nu in gevaar brengen; besproken in het team."
)
SECOND_PERSON: Final = "gedragswetenschapper"
