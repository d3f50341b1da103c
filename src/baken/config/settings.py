"""Django's settings; whatever differs per installation comes from the environment."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from baken.config import env
from baken.config.databases import databases
from baken.foundation.ui.csp import CONTENT_SECURITY_POLICY as POLICY

SOURCE = Path(__file__).resolve().parents[1]

DEMO = env.flag("BAKEN_DEMO", default="0", meaning="Demo mode: fictional people only.")
DEBUG = False
SECRET_KEY = (
    env.secret("BAKEN_SECRET_KEY", meaning="Signs cookies and forms.") or "absent"
)
ACTOR_KEY = env.secret("BAKEN_ACTOR_KEY", meaning="Signs the actor for PostgreSQL.")
KEY_RING = env.secret("BAKEN_KEY_RING", meaning="Wraps the data key of each file.")
INDEX_KEY = env.secret(
    "BAKEN_INDEX_KEY", meaning="Key of the search index of identities."
)
ALLOWED_HOSTS = env.words(
    "BAKEN_ALLOWED_HOSTS",
    default="localhost,127.0.0.1",
    meaning="Host names of the site.",
)
IS_HTTPS = env.flag("BAKEN_HTTPS", default="0", meaning="The site is reached by https.")
PROXY = env.text(
    "BAKEN_PROXY",
    default="127.0.0.1",
    meaning="With https: address of the web server in front, which is believed.",
)
ADDRESS = env.text(
    "BAKEN_ADDRESS",
    default="http://localhost:8000",
    meaning="Address of the site in mail.",
)

DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "baken.foundation.door",
    "baken.foundation.audit",
    "baken.foundation.organisations",
    "baken.foundation.accounts",
    "baken.foundation.access",
    "baken.foundation.people",
    "baken.foundation.ui",
    "baken.landscape",
    "baken.referral",
]
FIRST_PARTY_APPS = [name for name in INSTALLED_APPS if name.startswith("baken.")]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "baken.foundation.accounts.middleware.DoorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "baken.config.urls"
WSGI_APPLICATION = "baken.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "baken.foundation.ui.context.ui",
            ]
        },
    }
]
FORM_RENDERER = "baken.foundation.ui.renderer.Renderer"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [SOURCE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(
    env.text(
        "BAKEN_STATIC_FOLDER", default="var/static", meaning="Collected static files."
    )
)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
CONTENT_SECURITY_POLICY = POLICY

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["baken.foundation.accounts.backends.EmailBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"

SESSION_ENGINE = "baken.foundation.accounts.sessions"
SESSION_COOKIE_NAME = "baken"
SESSION_COOKIE_AGE = 60 * env.number(
    "BAKEN_SESSION_MINUTES",
    default="480",
    meaning="A session ends after so many minutes.",
)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "baken.foundation.ui.views.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
# Under "no-referrer" Chromium sends "Origin: null" with a form, and the CSRF check refuses it.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

MFA_ADAPTER = "baken.foundation.accounts.secrets.SecondFactorAdapter"
MFA_TOTP_ISSUER = "Baken"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off

# Rate limits live behind functions of the database: a cache table holds pickles, and
# whoever could write one would run code here.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

EMAIL_BACKEND = env.text(
    "BAKEN_EMAIL_BACKEND",
    default="django.core.mail.backends.console.EmailBackend",
    meaning="Python path of the mail back end.",
)
EMAIL_HOST = env.text("BAKEN_EMAIL_HOST", default="localhost", meaning="Mail server.")
EMAIL_PORT = env.number(
    "BAKEN_EMAIL_PORT", default="25", meaning="Port of the mail server."
)
EMAIL_HOST_USER = env.text(
    "BAKEN_EMAIL_USER", default="", meaning="Login at the mail server, if it asks one."
)
EMAIL_HOST_PASSWORD = env.secret(
    "BAKEN_EMAIL_PASSWORD", meaning="Password at the mail server."
)
EMAIL_USE_TLS = env.flag(
    "BAKEN_EMAIL_TLS", default="0", meaning="Speak to the mail server by STARTTLS."
)
EMAIL_TIMEOUT = 30  # a silent mail server must not keep the worker from the clock
DEFAULT_FROM_EMAIL = env.text(
    "BAKEN_EMAIL_FROM", default="baken@localhost", meaning="Sender of mail."
)

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "baken.config.logs.WordlessFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Instead of Django's own handlers, of which one mails the request with its fields.
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
