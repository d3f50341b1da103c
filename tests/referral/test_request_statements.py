"""How often the five most used requests ask the database: as the page about speed says."""

import re
import uuid

import pytest
from benchmarks.files.report import STATEMENTS
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.referral import acts
from tests.referral.browsing import HIDDEN, at_work
from tests.referral.chain import ready_need

pytestmark = pytest.mark.django_db
# Savepoints, and giving the door back, happen only inside a test's transaction.
NOT_COUNTED = re.compile(
    r"(RELEASE |ROLLBACK TO )?SAVEPOINT|SELECT set_config\('baken.actor', ''"
)


def statements(ask) -> list[str]:
    with CaptureQueriesContext(connection) as ran:
        ask()
    return [one["sql"][:90] for one in ran if not NOT_COUNTED.match(one["sql"])]


def hidden_of(client, path: str) -> dict[str, str]:
    fields = dict(HIDDEN.findall(client.get(path).content.decode()))
    return {**fields, "request_key": str(uuid.uuid4())}


def promised(name: str) -> int:
    counted, most = STATEMENTS[name]
    assert most is None or counted <= most
    return counted


def test_the_list(anna, wilg, anker, file):
    acts.ask(file, wilg)
    acts.ask(ready_need(anna), anker)
    client = at_work(anna)

    asked = statements(lambda: client.get("/verwijzingen/"))

    assert len(asked) == promised("list of 20"), "\n".join(asked)


def test_a_page(anna, wilg, anker, file):
    acts.offered(file, wilg)
    acts.ask(file, anker)
    client = at_work(anna)

    asked = statements(lambda: client.get(f"/verwijzingen/{file.code}/"))

    assert len(asked) == promised("a referral's page"), "\n".join(asked)


def test_a_file_opened(anna):
    client, path = at_work(anna), "/verwijzingen/nieuw/"
    form = {**hidden_of(client, path), "urgency": "regular"}

    asked = statements(lambda: client.post(path, form))

    assert len(asked) == promised("a file opened"), "\n".join(asked)


def test_a_place_asked(anna, wilg, file):
    client, path = at_work(anna), f"/verwijzingen/{file.code}/vragen/{wilg.offer.pk}/"
    form = hidden_of(client, path)

    asked = statements(lambda: client.post(path, form))

    assert len(asked) == promised("a place asked"), "\n".join(asked)


def test_a_search(anna, file):
    client = at_work(anna)

    asked = statements(lambda: client.get(f"/verwijzingen/?code={file.code}"))

    assert len(asked) == promised("search by code"), "\n".join(asked)


def test_a_page_beyond_the_end_shows_the_first(anna, file):
    page = at_work(anna).get("/verwijzingen/?page=99").content.decode()

    assert file.code in page


@pytest.mark.parametrize("number", ["0", "-1", "abc", "", "9" * 20])
def test_a_page_that_is_no_number_shows_the_first(anna, file, number):
    answer = at_work(anna).get(f"/verwijzingen/?page={number}")

    assert file.code in answer.content.decode()


def test_the_second_page_holds_the_rest(anna):
    files = [ready_need(anna) for _ in range(21)]
    client = at_work(anna)

    first = client.get("/verwijzingen/").content.decode()
    second = client.get("/verwijzingen/?page=2").content.decode()

    shown = [[file.code in page for file in files] for page in (first, second)]
    assert [sum(each) for each in shown] == [20, 1]
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
