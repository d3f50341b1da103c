"""A form is refused when its ground moved, and arrives once."""

import uuid
from dataclasses import dataclass

import pytest
from django import forms

from baken.foundation.door.actor import person
from baken.foundation.ui.forms import GuardedForm

ANNA = uuid.uuid4()
GEMEENTE = uuid.uuid4()


@dataclass(frozen=True)
class Acting:
    organisation_id: uuid.UUID | None
    role: str


class Form(GuardedForm):
    reason = forms.CharField(label="Reden")


AT_WORK = person(user_id=ANNA, organisation_id=GEMEENTE, role="referrer")


def answers_of(form, **typed):
    """What a browser sends back for a form that it was shown."""
    hidden = {field.name: str(field.value()) for field in form.hidden_fields()}
    return hidden | typed


def test_a_form_opened_and_sent_by_the_same_actor_is_accepted():
    shown = Form(actor=AT_WORK, version=3)

    form = Form(answers_of(shown, reason="ja"), actor=AT_WORK, version=3)

    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    "now",
    [Acting(GEMEENTE, "intake"), Acting(uuid.uuid4(), "referrer"), Acting(None, "")],
)
def test_a_form_opened_in_another_role_or_organisation_is_refused(now):
    shown = Form(actor=AT_WORK, version=3)

    form = Form(answers_of(shown, reason="ja"), actor=now, version=3)

    assert form.has_error("__all__", "other_standing")
    assert form["reason"].value() == "ja"


def test_a_form_without_its_standing_is_refused():
    form = Form({"reason": "ja", "version": "3"}, actor=AT_WORK, version=3)

    assert form.has_error("__all__", "other_standing")


def test_a_changed_row_is_told_and_the_second_try_passes():
    shown = Form(actor=AT_WORK, version=3)

    first = Form(answers_of(shown, reason="ja"), actor=AT_WORK, version=4)
    refused = first.has_error("__all__", "stale")
    second = Form(answers_of(first, reason="ja"), actor=AT_WORK, version=4)

    assert refused
    assert first["reason"].value() == "ja"
    assert second.is_valid(), second.errors


def test_another_role_is_not_forgiven_by_sending_again():
    other = Acting(GEMEENTE, "intake")
    shown = Form(actor=AT_WORK)

    first = Form(answers_of(shown, reason="ja"), actor=other)
    refused = not first.is_valid()
    second = Form(answers_of(first, reason="ja"), actor=other)

    assert refused
    assert not second.is_valid()


def test_a_request_sent_twice_has_one_key_and_two_forms_have_two():
    shown, elsewhere = Form(actor=AT_WORK), Form(actor=AT_WORK)
    sent = answers_of(shown, reason="ja")

    first, second = Form(sent, actor=AT_WORK), Form(sent, actor=AT_WORK)
    other = Form(answers_of(elsewhere, reason="ja"), actor=AT_WORK)

    assert first.is_valid()
    assert second.is_valid()
    assert other.is_valid()
    assert first.key == second.key
    assert first.key != other.key


def test_a_missing_answer_is_asked_for_in_plain_words():
    shown = Form(actor=AT_WORK)

    form = Form(answers_of(shown, reason=""), actor=AT_WORK)

    assert form.errors["reason"] == ["Vul dit in."]
