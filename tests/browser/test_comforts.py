"""The small scripts: drafts, leaving and sending once; each page works without them."""

import pytest

FORM = '<form method="post" novalidate class="baken-form" data-warn-before-leaving>'
WITH_DRAFT = (
    '<form method="post" novalidate class="baken-form" data-autosave="/concept/">'
    '<p role="status" data-autosave-status'
    ' data-saved="Bewaard." data-unsaved="Niet bewaard."></p>'
)


@pytest.fixture
def drafts(page):
    """The living page with a form that keeps drafts; gives what was posted."""
    posted = []

    def with_draft(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(FORM, WITH_DRAFT))

    def keep(route):
        posted.append(route.request.post_data)
        route.fulfill(status=204)

    page.route("**/ui/", with_draft)
    page.route("**/concept/", keep)
    page.goto("/ui/")
    return posted


def test_a_draft_is_kept_after_a_change_and_told(page, drafts):
    page.fill("#id_reference", "A-1")
    page.press("#id_reference", "Tab")
    page.wait_for_selector("text=Bewaard.")

    (sent,) = drafts
    assert "reference=A-1" in sent
    assert "autosave=1" in sent
    assert "csrfmiddlewaretoken=" in sent


def test_a_draft_that_is_not_kept_is_told_and_the_text_stays(page, drafts, complaints):
    page.route("**/concept/", lambda route: route.fulfill(status=503))

    page.fill("#id_reference", "A-1")
    page.press("#id_reference", "Tab")

    page.wait_for_selector("text=Niet bewaard.")
    assert page.input_value("#id_reference") == "A-1"
    assert "503" in complaints.pop()


def test_a_second_click_sends_nothing(page):
    posts = []
    page.on(
        "request", lambda sent: posts.append(sent) if sent.method == "POST" else None
    )
    page.goto("/ui/")

    page.dblclick('main form[method="post"] button:not([name])')
    page.wait_for_selector("[data-error-summary]")

    assert len(posts) == 1


def test_leaving_with_unsaved_answers_is_asked_first(page):
    asked = []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.goto("/ui/")
    page.type("#id_reference", "A-1")

    page.click(".baken-brand")
    page.wait_for_load_state()

    assert asked == ["beforeunload"]
