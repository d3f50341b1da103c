"""A mail server of one's own: with a login, by TLS, and never waited for without end."""

import json
import os
import subprocess
import sys

ASKED = """
import json
from django.conf import settings as s
print(json.dumps([s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS]))
"""


def test_a_mail_server_with_login_and_tls_can_be_named(tmp_path):
    secret = tmp_path / "mail-password"
    secret.write_text("only-for-this-test\n", encoding="utf-8")
    given = {
        "BAKEN_EMAIL_PORT": "587",
        "BAKEN_EMAIL_USER": "baken",
        "BAKEN_EMAIL_PASSWORD_FILE": str(secret),
        "BAKEN_EMAIL_TLS": "1",
    }

    told = subprocess.run(
        [sys.executable, "-c", ASKED],
        env={**os.environ, **given},
        check=True,
        capture_output=True,
        text=True,
    )

    assert json.loads(told.stdout) == [587, "baken", "only-for-this-test", True]


def test_a_silent_mail_server_does_not_keep_the_worker_for_ever(settings):
    assert 0 < settings.EMAIL_TIMEOUT <= 60
