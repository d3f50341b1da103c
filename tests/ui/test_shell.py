"""The page shell: who works where, which pages, and the band of the demo."""

import uuid

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.functional import lazystr

from baken.foundation.door.actor import person
from baken.foundation.ui import context, navigation
from baken.foundation.ui.csp import CONTENT_SECURITY_POLICY
from baken.foundation.ui.steps import up_to


class Somebody:
    is_authenticated = True


@pytest.fixture
def anna(rf):
    """Anna refers for a municipality."""
    request = rf.get("/verwijzingen/V-7K3M/")
    request.user = Somebody()
    request.actor = person(
        user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="referrer"
    )
    request.organisation_name = "Gemeente <Demo>"
    return request


@pytest.fixture
def entries(monkeypatch):
    """Two pages: one for referrers and intake, one for intake alone."""
    monkeypatch.setattr(navigation, "_entries", {})
    urls = {"a": "/verwijzingen/", "b": "/intake/", "c": "/"}
    monkeypatch.setattr(navigation, "reverse", urls.__getitem__)
    navigation.register(
        lazystr("Verwijzingen"), url_name="a", roles=["referrer", "intake"]
    )
    navigation.register(lazystr("Intake"), url_name="b", roles=["intake"], order=10)


def labels(request, role):
    return [str(link.label) for link in navigation.links(request, role=role)]


def test_the_menu_shows_the_pages_of_the_role_in_their_order(anna, entries):
    assert labels(anna, "referrer") == ["Verwijzingen"]
    assert labels(anna, "intake") == ["Intake", "Verwijzingen"]
    assert labels(anna, "") == []


def test_a_page_below_an_entry_marks_the_closest_entry(anna, entries):
    navigation.register(lazystr("Begin"), url_name="c", roles=["referrer"])

    current = [
        link.url for link in navigation.links(anna, role="referrer") if link.is_current
    ]

    assert current == ["/verwijzingen/"]


def test_the_header_names_organisation_and_role_and_escapes_them(anna, entries):
    html = render_to_string("ui/base.html", request=anna)

    assert "Gemeente &lt;Demo&gt;" in html
    assert "verwijzer" in html
    assert 'aria-current="page"' in html


def test_somebody_unknown_sees_no_organisation_and_no_menu(rf):
    html = render_to_string("ui/base.html", request=rf.get("/"))

    assert "baken-account__standing" not in html
    assert "Uitloggen" not in html
    assert "Hoofdmenu" not in html


@pytest.mark.parametrize("demo", [True, False], ids=["demo", "real"])
def test_every_page_says_that_it_is_a_demo_and_only_then(rf, settings, demo):
    settings.DEMO = demo

    html = render_to_string("ui/base.html", request=rf.get("/"))

    assert ("<strong>DEMO</strong>" in html) is demo


def test_the_shell_asks_the_database_nothing(
    anna, entries, django_assert_num_queries, db
):
    with django_assert_num_queries(0):
        shell = context.ui(anna)["ui"]

        assert shell.role == "verwijzer"
        assert shell.organisation == "Gemeente <Demo>"


def test_a_page_can_drop_the_name_of_baken_from_its_title(rf):
    template = Template(
        '{% extends "ui/base.html" %}{% block title %}Afspraken{% endblock %}'
        "{% block title_end %}{% endblock %}"
    )

    html = template.render(Context({}))

    assert "<title>Afspraken</title>" in html


def test_the_policy_lets_nothing_in_from_elsewhere():
    allowed = {
        word
        for words in CONTENT_SECURITY_POLICY["DIRECTIVES"].values()
        for word in words
    }

    assert allowed == {"'none'", "'self'", "data:"}
    assert CONTENT_SECURITY_POLICY["DIRECTIVES"]["default-src"] == ["'none'"]


@pytest.mark.parametrize(
    "tag", ['badge "x" tone="roze"', 'verdict "maybe"', 'button "x" tone="groot"']
)
def test_an_unknown_look_is_refused_with_the_ones_that_exist(tag):
    with pytest.raises(TemplateSyntaxError, match="is not one of"):
        Template(f"{{% load ui %}}{{% {tag} %}}").render(Context())


def test_what_people_typed_is_escaped_in_every_block():
    typed = "<script>alert(1)</script>"
    source = (
        "{% load ui ui_table %}{% alert 'info' heading=typed %}{{ typed }}{% endalert %}"
        "{% table typed typed %}{% row %}{% cell typed %}{{ typed }}{% endcell %}{% endrow %}"
        "{% endtable %}{% data_list rows %}{% badge typed %}{% button typed %}"
        "{% card %}{{ typed }}{% endcard %}"
        "{% empty_state typed %}{{ typed }}{% endempty_state %}"
        "{% breadcrumb typed typed %}{% verdict 'pass' text=typed %}"
    )

    html = Template(source).render(Context({"typed": typed, "rows": [(typed, typed)]}))

    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 14


def test_steps_before_the_current_one_can_be_opened_again():
    steps = up_to([("Wie", "/1/"), ("Wat", "/2/"), ("Veilig", "/3/")], current=1)

    assert [step.url for step in steps] == ["/1/", "", ""]
    assert [step.is_done for step in steps] == [True, False, False]
    assert [step.is_current for step in steps] == [False, True, False]
