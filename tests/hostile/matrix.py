"""The written matrices: who reads, changes and adds rows of which table.

`reads.txt` has a line for each table and a column for each actor of `actors.tokens`:
a number of rows, `.` for none, `x` for no right to ask, `+` for everything or some.
"""

from pathlib import Path

READS = Path(__file__).with_name("reads.txt")
SOME = "+"

PERSON_TABLES = (
    *("access_dossier", "access_datakey", "access_grant", "people_person"),
    *("people_avoided", "referral_need", "referral_consent", "referral_dangerzone"),
    *("referral_draft", "referral_request", "referral_question"),
    *("referral_safetyanswer", "referral_placeuse", "referral_event"),
    *("referral_notice", "referral_matchrun", "referral_gaprecord"),
    *("referral_sentform", "audit_line"),
)

# Whoever may change rows that exist, and how many of them; nobody else, and nothing else.
CHANGES = {
    "people_person": {"anna": 2},
    "people_avoided": {"anna": 2},
    "referral_need": {"anna": 2},
    "referral_consent": {"anna": 4},
    "referral_dangerzone": {"anna": 2},
    "referral_draft": {"anna": 2},
    "referral_request": {
        "anna": 4,
        "asked": 1,
        "talking": 1,
        "offers": 1,
        "treats": 1,
        "holding": 3,
    },
    "referral_question": {"anna": 1, "holding": 1},
    "referral_placeuse": {"anna": 2, "offers": 1, "treats": 1, "holding": 1},
    # everybody the own ones, as read
    "referral_notice": {
        "anna": 6,
        "carla": 3,
        "asked": 1,
        "talking": 1,
        "offers": 2,
        "treats": 3,
        "safety": 1,
        "address": 1,
        "glass": 1,
    },
    "landscape_address": {"address": 1},
    "landscape_addressviewer": {"address": 1},
    "landscape_location": {"address": 1},
    **dict.fromkeys(
        (
            "landscape_programme",
            "landscape_offer",
            "landscape_availability",
            "landscape_place",
            "landscape_admissionstop",
            "landscape_admissionstopreason",
        ),
        dict.fromkeys(("asked", "talking", "offers", "treats", "unasked"), 1),
    ),
    "mfa_authenticator": {"login": 1, "account": 1},
}

IN_THE_FILE = {
    *("anna", "carla", "asked", "talking", "offers", "safety", "address", "expert"),
    *("glass", "holding"),
}

# Whoever may add a row like one of the open file, as it is or in the own name; nobody else.
ADDS: dict[str, set[str]] = {
    "people_person": {"anna"},
    "people_avoided": {"anna"},
    "referral_need": {"anna"},
    "referral_consent": {"anna"},
    "referral_dangerzone": {"anna"},
    "referral_draft": {"anna"},
    "referral_matchrun": {"anna"},
    "referral_gaprecord": {"anna"},
    "referral_request": {"anna"},
    "referral_question": {"talking"},
    "referral_safetyanswer": {"safety", "address"},
    "referral_placeuse": {"offers"},
    # codes only, signed by whoever adds them
    "referral_event": IN_THE_FILE,
    "referral_notice": IN_THE_FILE,
    "referral_sentform": IN_THE_FILE,
}

# The queue is nobody's file: jobs carry keys only (see tests/architecture/secured_tables).
QUEUE = "procrastinate_"


def reads() -> dict[str, dict[str, str]]:
    """Table -> actor -> cell, as written in reads.txt."""
    lines = [line.split() for line in READS.read_text().splitlines() if line.strip()]
    head, *rows = lines
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}
