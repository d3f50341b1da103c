"""A log says where something failed, never on which words."""

import io
import logging
import logging.config

import pytest
from django.conf import settings

SECRET = "Ster Voorbeeld"


@pytest.fixture
def log():
    """What a handler made by the settings writes."""
    made = logging.config.DictConfigurator(settings.LOGGING)
    formatter = made.configure_formatter(dict(settings.LOGGING["formatters"]["plain"]))
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter)
    logger = logging.getLogger("tests.config.logs")
    logger.addHandler(handler)
    yield written.getvalue
    logger.removeHandler(handler)


def fail_on_words():
    try:
        int(SECRET)
    except ValueError as error:
        raise LookupError(SECRET) from error


def write_failure():
    try:
        fail_on_words()
    except LookupError:
        logging.getLogger("tests.config.logs").exception("It failed.")


def test_the_words_that_something_failed_on_stay_out_of_the_log(log):
    write_failure()

    assert SECRET not in log()


def test_the_log_tells_what_failed_where_and_by_what_cause(log):
    write_failure()

    lines = log()
    assert "It failed." in lines
    assert "in fail_on_words" in lines
    assert lines.index("builtins.ValueError") < lines.index("builtins.LookupError")


def test_no_error_is_mailed():
    handlers = {
        type(handler).__name__ for handler in logging.getLogger("django").handlers
    }

    assert "AdminEmailHandler" not in handlers
