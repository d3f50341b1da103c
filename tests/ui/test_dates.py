"""A date in three boxes: what people type, and what they are told."""

from datetime import date

import pytest
from django import forms
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from baken.foundation.ui.forms import ThreePartDateField


class Form(forms.Form):
    start_on = ThreePartDateField(
        label="Vanaf", earliest=date(2026, 1, 1), latest=date(2027, 12, 31)
    )


class OptionalForm(forms.Form):
    start_on = ThreePartDateField(required=False)


def sent(day, month, year, *, form=Form):
    return form({"start_on_day": day, "start_on_month": month, "start_on_year": year})


def told(form):
    return [str(error) for error in form.errors.get("start_on", [])]


@pytest.mark.parametrize(
    "month", ["3", "03", " 3 ", "maart", "Maart", "mrt", "mrt.", "maa"]
)
def test_a_month_may_be_a_number_or_a_name(month):
    form = sent("1", month, "2027")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["start_on"] == date(2027, 3, 1)


def test_a_month_in_english_is_understood_on_the_english_page():
    with override("en"):
        form = sent("1", "October", "2027")

        assert form.is_valid(), form.errors

    assert form.cleaned_data["start_on"] == date(2027, 10, 1)


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("31", "2", "2027", "31 februari 2027 bestaat niet: die maand heeft 28 dagen."),
        (
            "29",
            "feb",
            "2027",
            "29 februari 2027 bestaat niet: die maand heeft 28 dagen.",
        ),
        ("0", "4", "2027", "0 april 2027 bestaat niet: die maand heeft 30 dagen."),
        ("x", "4", "2027", "x april 2027 bestaat niet: die maand heeft 30 dagen."),
        (
            "1",
            "13",
            "2027",
            "“13” is geen maand. Vul een getal in van 1 tot en met 12.",
        ),
        ("1", "m", "2027", "“m” is geen maand. Vul een getal in van 1 tot en met 12."),
        (
            "1",
            "ma",
            "2027",
            "“ma” is geen maand. Vul een getal in van 1 tot en met 12.",
        ),
        ("1", "3", "27", "“27” is geen jaartal. Vul vier cijfers in, zoals 2026."),
        ("1", "3", "0000", "“0000” is geen jaartal. Vul vier cijfers in, zoals 2026."),
        ("", "3", "2027", "Vul ook de dag in."),
        ("1", "", "", "Vul ook de maand en het jaar in."),
        ("", "", "", "Vul een datum in."),
        ("31", "12", "2025", "De datum mag niet vóór 1 januari 2026 liggen."),
        ("1", "1", "2028", "De datum mag niet na 31 december 2027 liggen."),
    ],
)
def test_an_impossible_date_is_explained(day, month, year, sentence):
    assert told(sent(day, month, year)) == [sentence]


def test_what_was_typed_stays_in_the_boxes():
    form = sent("31", "februari", "2027")

    html = str(form["start_on"])

    assert 'value="31"' in html
    assert 'value="februari"' in html
    assert 'value="2027"' in html


def test_an_optional_date_may_be_left_out():
    form = sent("", "", "", form=OptionalForm)

    assert form.is_valid()
    assert form.cleaned_data["start_on"] is None


def test_an_optional_date_may_not_be_left_half():
    assert told(sent("1", "", "2027", form=OptionalForm)) == ["Vul ook de maand in."]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_stored_date_comes_back_as_it_was(day):
    shown = OptionalForm(initial={"start_on": day})["start_on"].subwidgets[0].data
    typed = [str(box["value"]) for box in shown["subwidgets"]]

    form = sent(*typed, form=OptionalForm)

    assert form.is_valid()
    assert form.cleaned_data["start_on"] == day


@given(st.text(max_size=8), st.text(max_size=12), st.text(max_size=8))
def test_no_text_whatever_breaks_the_form(day, month, year):
    form = sent(day, month, year)

    assert form.is_valid() or told(form)
