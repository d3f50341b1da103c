"""One-time codes by telephone (RFC 6238) and recovery codes, on the login library's tables.

Each time step is accepted once: the last one used is kept with the secret, under a lock.
"""

import base64
import hmac
import secrets
import time
from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt, encrypt
from django.conf import settings

from baken.foundation.accounts.errors import DemoOnlyError
from baken.foundation.accounts.models import User
from baken.foundation.accounts.secrets import SecondFactorAdapter

LAST_STEP = "last_step"
DIGITS = 6
SECONDS_PER_STEP = 30


def new_seed() -> str:
    """What a session keeps until the telephone has been set up."""
    return secrets.token_hex(16)


def secret_of(seed: str) -> str:
    """The secret that belongs to a seed; the seed alone reveals nothing."""
    key = settings.SECRET_KEY.encode()
    raw = hmac.digest(key, f"accounts.totp.{seed}".encode(), "sha256")[:20]
    return base64.b32encode(raw).decode()


def has_one(user: User) -> bool:
    """Whether somebody has set up a telephone."""
    phones = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP)
    return bool(phones.exists())


def step_of(code: str, *, secret: str) -> int | None:
    """The time step that a code belongs to, or None when it is wrong."""
    digits = "".join(code.split())
    for step in totp.yield_hotp_counters_from_time():
        expected = totp.format_hotp_value(totp.hotp_value(secret, step))
        if hmac.compare_digest(digits.encode(), expected.encode()):
            return int(step)
    return None


def activate(user: User, *, secret: str, step: int | None) -> Sequence[str]:
    """Stores the secret with the step that proved it; returns fresh recovery codes."""
    Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.TOTP,
        data={"secret": encrypt(secret), LAST_STEP: step},
    )
    return renew_recovery_codes(user)


def renew_recovery_codes(user: User) -> Sequence[str]:
    """New recovery codes; the old ones stop working."""
    Authenticator.objects.filter(
        user_id=user.pk, type=Authenticator.Type.RECOVERY_CODES
    ).delete()
    return tuple(RecoveryCodes.activate(user).generate_codes())


def is_right(code: str, *, user: User) -> bool:
    """Whether a code, from the telephone or for recovery, is good; it is used up then."""
    kept = Authenticator.objects.select_for_update().filter(user_id=user.pk)
    by_type = {one.type: one for one in kept}
    phone = by_type.get(Authenticator.Type.TOTP)
    if phone is None:
        return False
    if len("".join(code.split())) == DIGITS:
        return _use_step(phone, code=code)
    recovery = by_type.get(Authenticator.Type.RECOVERY_CODES)
    digits = "".join(code.split())
    return recovery is not None and bool(RecoveryCodes(recovery).validate_code(digits))


def _use_step(phone: Authenticator, *, code: str) -> bool:
    step = step_of(code, secret=decrypt(phone.data["secret"]))
    last = phone.data.get(LAST_STEP)
    # In the demo several people at one table may be the same fictional person.
    is_used = last is not None and step is not None and step <= last
    if step is None or (is_used and not settings.DEMO):
        return False
    phone.data[LAST_STEP] = step
    phone.save(update_fields=["data"])
    return True


def qr_picture(user: User, *, secret: str) -> str:
    """The secret as a picture to scan, as an address that holds the picture itself."""
    adapter = SecondFactorAdapter()
    issuer = adapter.get_totp_issuer()
    address = f"otpauth://totp/{issuer}:{user.email}?secret={secret}&issuer={issuer}"
    # A dark page would show through between the black squares.
    paper = '<rect width="100%" height="100%" fill="#fff"/><path'
    svg = adapter.build_totp_svg(address).replace("<path", paper, 1)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def demo_code(user: User) -> str:
    """The code that a fictional person's telephone would show now; for the demo only."""
    if not settings.DEMO:
        raise DemoOnlyError("Codes are shown for fictional people only.")
    phone = Authenticator.objects.get(user_id=user.pk, type=Authenticator.Type.TOTP)
    step = int(time.time()) // SECONDS_PER_STEP
    return str(
        totp.format_hotp_value(totp.hotp_value(decrypt(phone.data["secret"]), step))
    )


def spoken(secret: str) -> str:
    """The secret in groups of four, for whoever types it over."""
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))
