"""The import rules name every app; import-linter checks the rules themselves."""

import tomllib

from tests.architecture import tree

PAGES = ("views", "urls")


def contracts() -> list[dict[str, object]]:
    settings = tomllib.loads(tree.text(tree.ROOT / "pyproject.toml"))
    return settings["tool"]["importlinter"]["contracts"]


def modules() -> set[str]:
    """Every module and package of the source, by its dotted name."""
    places = (
        path.relative_to(tree.SOURCE.parent).with_suffix("").parts
        for path in tree.python_files(under=tree.SOURCE)
    )
    return {".".join(place).removesuffix(".__init__") for place in places}


def apps() -> list[str]:
    """Every Django app."""
    return sorted(
        name.removesuffix(".apps") for name in modules() if name.endswith(".apps")
    )


def test_every_app_has_its_layers():
    layered = {
        container
        for contract in contracts()
        if contract["name"].startswith("Inside an app")
        for container in contract["containers"]
    }

    assert sorted(layered) == apps()


def test_the_pages_of_every_app_are_private():
    private = {
        module
        for contract in contracts()
        if contract["type"] == "protected"
        for module in contract["protected_modules"]
    }

    pages = {f"{app}.{page}" for app in apps() for page in PAGES} & modules()

    assert sorted(pages - private) == []
