"""No committed file ties Baken to one machine or to the address of a registry."""

import re

from tests.architecture import tree

# Written with brackets, so that this file does not contain what it looks for.
HOSTS = re.compile(
    r"(py[p]i|np[m]js|python[h]osted|deb[i]an|crat[e]s)\.(org|com|io|net)",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.~:/-])/(wor[k]|hom[e]|Use[r]s|roo[t]|far[m])/\w")
LOCKS = ("requirements.lock", "requirements-dev.lock", "package-lock.json")


def lines():
    for path in tree.files():
        for number, line in enumerate(tree.text(path).splitlines(), start=1):
            yield tree.at(path, number), line


def test_no_file_names_the_host_of_a_registry():
    assert [place for place, line in lines() if HOSTS.search(line)] == []


def test_no_file_names_a_path_of_one_machine():
    assert [place for place, line in lines() if MACHINE.search(line)] == []


def test_lock_files_hold_no_addresses():
    found = [
        f"{name}: {line}"
        for name in LOCKS
        for line in tree.text(tree.ROOT / name).splitlines()
        if '"resolved"' in line or ("://" in line and name.endswith(".lock"))
    ]

    assert found == []


def test_an_address_is_recognised():
    assert HOSTS.search("files.python" + "hosted.org")
    assert MACHINE.search("see /ho" + "me/anna/baken")
    assert not MACHINE.search("the page /werk/lijst and src/baken/home/views.py")
