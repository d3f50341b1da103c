"""Text fields say what does not fit and never cut it off."""

import pytest
from django import forms

from baken.foundation.ui.forms import LineField, LongTextField


class Form(forms.Form):
    line = LineField(label="Kenmerk", max_length=5, required=False)
    story = LongTextField(label="Toelichting", max_length=10, required=False)


def errors_of(**answers):
    return {name: list(found) for name, found in Form(answers).errors.items()}


def test_a_text_that_just_fits_is_accepted():
    assert errors_of(line="abcde", story="a" * 10) == {}


@pytest.mark.parametrize(
    ("surplus", "sentence"),
    [
        (1, "De tekst is 1 teken te lang. Er passen 10 tekens in."),
        (90, "De tekst is 90 tekens te lang. Er passen 10 tekens in."),
    ],
)
def test_a_surplus_is_counted_in_words(surplus, sentence):
    assert errors_of(story="a" * (10 + surplus)) == {"story": [sentence]}


def test_a_line_end_counts_once_although_browsers_send_two_characters():
    form = Form({"story": "aaaa\r\nbbbb\r\n"})

    assert form.is_valid()
    assert form.cleaned_data["story"] == "aaaa\nbbbb"


def test_text_that_lost_characters_on_the_way_is_refused():
    (sentence,) = errors_of(line="proef\N{REPLACEMENT CHARACTER}")["line"]

    assert "tekens die wij niet kunnen lezen" in sentence


def test_two_million_characters_are_counted_and_kept():
    form = Form({"story": "a" * 2_000_000})

    assert "1999990 tekens te lang" in form.errors["story"][0]
    assert "a" * 1_000_000 in str(form["story"])


def test_the_browser_gets_no_limit_that_would_cut_off():
    html = str(Form()["story"]) + str(Form()["line"])

    assert "maxlength" not in html
    assert 'data-limit="10"' in html


def test_two_forms_do_not_share_their_limit():
    class Other(forms.Form):
        story = LongTextField(max_length=99)

    assert 'data-limit="99"' in str(Other()["story"])
    assert 'data-limit="10"' in str(Form()["story"])
