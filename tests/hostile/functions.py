"""Every function that runs with more rights than the application, and who gets an answer.

A call names keys by what they are; whoever is not in `gets` hears nothing or is refused.
"""

from dataclasses import dataclass

from tests.hostile.rich import REASON, Rich

NOBODY = frozenset[str]()
STRANGERS = frozenset({"nobody", "forged", "expired"})
REFERRING = frozenset({"anna", "bram", "carla", "kees", "account"})
IN_THE_FILE = frozenset(
    {
        *("anna", "carla", "asked", "talking", "offers", "safety", "address"),
        *("expert", "glass", "holding"),
    }
)
OWN_FILES = IN_THE_FILE | {"treats"}
OFFICERS = frozenset({"safety", "address", "unsafety", "glass"})
ADMINISTRATORS = frozenset({"eva", "boss"})
WORKING = REFERRING | {
    *("eva", "asked", "talking", "offers", "treats", "unasked", "safety", "address"),
    *("unsafety", "expert", "boss", "glass"),
}
KNOWN = WORKING | {"login", "clock", "holds", "holding", "mailer"}
EVERYBODY = KNOWN | STRANGERS


@dataclass(frozen=True)
class Call:
    """A statement with keys of others, and who gets an answer to it."""

    sql: str
    gets: frozenset[str]


CALLS = {
    # who acts and what they see: the own answer only
    "actor": Call("SELECT (actor()).kind", KNOWN),
    "visible_dossiers": Call("SELECT cardinality(visible_dossiers('file'))", OWN_FILES),
    # files and grants
    "open_dossier": Call(
        "SELECT 'opened' FROM open_dossier(gen_random_uuid(), 'V-TEST', 'care', 'care',"
        " 'consent', ''::bytea, now())",
        REFERRING,
    ),
    "share_dossier": Call(
        "SELECT share_dossier(%(open)s, %(eik)s, NULL, 'requested', 'care', 'consent',"
        " NULL, now(), NULL)",
        frozenset({"anna"}),
    ),
    "end_grant": Call("SELECT end_grant(%(grant)s, now())", frozenset({"anna"})),
    "break_glass": Call(
        f"SELECT break_glass(%(code)s, '{REASON}', now())",
        frozenset({"carla", "safety", "address", "glass"}),
    ),
    # the trail: everybody leaves tracks under the own name, nobody reads them here
    "audit_append": Call(
        "SELECT 'kept' FROM audit_append('test.tried', 'R', now(), NULL, NULL, '{}')",
        EVERYBODY,
    ),
    "audit_seal": Call("SELECT audit_seal()", EVERYBODY),
    # accounts
    "is_administrator_of": Call("SELECT is_administrator_of(%(wilg)s, 'x')", NOBODY),
    "administered_memberships": Call(
        "SELECT cardinality(administered_memberships())", ADMINISTRATORS
    ),
    "administered_accounts": Call(
        "SELECT cardinality(administered_accounts())", ADMINISTRATORS
    ),
    "administered_readiness": Call(
        "SELECT count(*) FROM administered_readiness()", ADMINISTRATORS
    ),
    "require_administrator": Call(
        "SELECT 'is' FROM require_administrator(%(wilg)s, 'intake')", NOBODY
    ),
    "require_mender": Call("SELECT 'is' FROM require_mender(%(intaker)s)", NOBODY),
    "may_mend_account": Call("SELECT may_mend_account(%(intaker)s)", NOBODY),
    "account_create": Call(
        "SELECT account_create(gen_random_uuid(), 'x@y.test', 'X', %(wilg)s, 'intake')",
        frozenset({"boss"}),
    ),
    "account_set_active": Call(
        "SELECT 'done' FROM account_set_active(%(intaker)s, false)", frozenset({"boss"})
    ),
    "account_reset_second_factor": Call(
        "SELECT 'done' FROM account_reset_second_factor(%(intaker)s)",
        frozenset({"boss"}),
    ),
    "account_invite": Call(
        "SELECT 'done' FROM account_invite(%(intaker)s, 'k', 'c', now() + '1 day')",
        frozenset({"boss"}),
    ),
    "membership_give": Call(
        "SELECT 'given' FROM membership_give(gen_random_uuid(), %(intaker)s, %(wilg)s,"
        " 'behavioural_expert', current_date)",
        frozenset({"boss"}),
    ),
    "membership_end": Call(
        "SELECT membership_end(%(membership)s, current_date)", frozenset({"boss"})
    ),
    "membership_arrange": Call(
        "SELECT 'done' FROM membership_arrange(%(membership)s, true, NULL)",
        frozenset({"boss"}),
    ),
    # sets the own absence and gives no answer
    "membership_own_absence": Call(
        "SELECT 'done' FROM membership_own_absence(NULL)", EVERYBODY
    ),
    # logging in: whoever knows a key, and nothing without one
    "login_user_id": Call("SELECT login_user_id(%(email)s)", EVERYBODY),
    "login_password": Call("SELECT login_password()", frozenset({"login", "account"})),
    "change_password": Call(
        "SELECT 'done' FROM change_password('x', NULL, now())", frozenset({"account"})
    ),
    "invitation_is_open": Call("SELECT invitation_is_open('guess')", NOBODY),
    "invitation_redeem": Call(
        "SELECT invitation_redeem('guess', 'guess', 'x', now())", NOBODY
    ),
    "session_load": Call("SELECT session_load('guess')", NOBODY),
    "session_save": Call(
        "SELECT session_save('guess', %(intaker)s, 'x', now() + '1 day')", NOBODY
    ),
    # a row alone logs nobody in: its contents are signed (tests/accounts)
    "session_create": Call(
        "SELECT session_create('guess', %(intaker)s, 'x', now() + '1 day')", EVERYBODY
    ),
    "session_delete": Call("SELECT 'gone' FROM session_delete('guess')", EVERYBODY),
    "sessions_clear_expired": Call(
        "SELECT 'gone' FROM sessions_clear_expired()", EVERYBODY
    ),
    "rate_limit_take": Call(
        "SELECT rate_limit_take('guess', 5, '1 minute')", EVERYBODY
    ),
    "rate_limit_forget": Call(
        "SELECT 'gone' FROM rate_limit_forget('guess')", EVERYBODY
    ),
    # requests
    "widen_for_request": Call(
        "SELECT 'wider' FROM widen_for_request(%(talking)s, 'talking', now())",
        frozenset({"talking"}),
    ),
    "close_request_grants": Call(
        "SELECT close_request_grants(%(asked)s, now())", NOBODY
    ),
    "narrow_request": Call(
        "SELECT 'narrower' FROM narrow_request(%(talking)s, now())",
        frozenset({"anna", "talking", "holding"}),
    ),
    "place_need": Call("SELECT 'placed' FROM place_need(%(chosen)s, now())", NOBODY),
    "tell_coordinators": Call(
        "SELECT count(*) FROM tell_coordinators(%(open)s, NULL, 'x', now())",
        IN_THE_FILE,
    ),
    # safety
    "safety_basis": Call(
        "SELECT safety_basis(%(open)s)",
        frozenset({"anna", "safety", "address", "glass"}),
    ),
    "safety_basis_of": Call("SELECT safety_basis_of(%(open)s)", NOBODY),
    "meets_somebody_to_avoid": Call(
        "SELECT meets_somebody_to_avoid(%(open)s, %(house)s, '[2020-01-01,)')", NOBODY
    ),
    "safety_verdict": Call(
        "SELECT safety_verdict(%(open)s, %(house)s, '[2030-01-01,)')",
        frozenset({"anna", "carla", "offers", "safety", "address", "holding"}),
    ),
    # room
    "next_free_places": Call(
        "SELECT count(*) FROM next_free_places(current_date)", REFERRING
    ),
    "occupancy": Call(
        "SELECT n_places FROM occupancy(%(house)s, '[2020-01-01,)')",
        frozenset({"offers", "safety", "address", "boss"}),
    ),
    "landscape_bands": Call("SELECT count(*) FROM landscape_bands()", EVERYBODY),
    # who guards addresses, and who looked
    "landscape_address_days": Call(
        "SELECT count(*) FROM landscape_address_days()", OFFICERS
    ),
    "landscape_viewers": Call("SELECT count(*) FROM landscape_viewers()", OFFICERS),
    "landscape_looks": Call(
        "SELECT count(*) FROM landscape_looks(10)", frozenset({"safety", "address"})
    ),
    "landscape_new_looks": Call(
        "SELECT landscape_new_looks()", frozenset({"safety", "address"})
    ),
    "landscape_looks_read_at": Call("SELECT landscape_looks_read_at()", NOBODY),
    "landscape_account_sought": Call(
        "SELECT account FROM landscape_account_sought(%(email)s)",
        frozenset({"address"}),
    ),
    # time and mail
    "due_requests": Call(
        "SELECT count(*) FROM due_requests('2040-01-01')", frozenset({"clock"})
    ),
    "mail_addresses": Call(
        "SELECT count(*) FROM mail_addresses(%(notice)s)", frozenset({"mailer"})
    ),
}


def keys(rich: Rich, *, grant: object, notice: object) -> dict[str, object]:
    """The keys that a hostile actor may have learned."""
    wilg = rich.cast.wilg
    return {
        "open": rich.open.id,
        "code": rich.open.code,
        "eik": rich.cast.eik.provider.organisation.pk,
        "wilg": wilg.provider.organisation.pk,
        "house": wilg.provider.offer.location_id,
        "intaker": wilg.intake.user.pk,
        "email": wilg.intake.user.email,
        "membership": wilg.intake.memberships[0].pk,
        "asked": rich.requests["anker"].pk,
        "talking": rich.requests["linde"].pk,
        "chosen": rich.requests["iep"].pk,
        "grant": grant,
        "notice": notice,
    }
