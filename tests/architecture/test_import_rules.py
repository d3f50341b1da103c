"""The import rules name every app; import-linter checks the rules themselves."""

import tomllib

from tests.architecture import tree

PAGES = ("views", "urls")


def contracts() -> list[dict[str, object]]:
    settings = tomllib.loads(tree.text(tree.ROOT / "pyproject.toml"))
    return settings["tool"]["importlinter"]["contracts"]


def apps() -> dict[str, list[str]]:
    """Every Django app, with the modules and packages directly inside it."""
    homes = (
        path.parent
        for path in tree.python_files(under=tree.SOURCE)
        if path.name == "apps.py"
    )
    return {
        ".".join(home.relative_to(tree.SOURCE.parent).parts): [
            p.stem for p in home.iterdir()
        ]
        for home in homes
    }


def test_every_app_has_its_layers():
    layered = {
        container
        for contract in contracts()
        if contract["name"].startswith("Inside an app")
        for container in contract["containers"]
    }

    assert sorted(layered) == sorted(apps())


def test_the_pages_of_every_app_are_private():
    private = {
        module
        for contract in contracts()
        if contract["type"] == "protected"
        for module in contract["protected_modules"]
    }

    pages = {
        f"{app}.{page}"
        for app, modules in apps().items()
        for page in PAGES
        if page in modules
    }

    assert sorted(pages - private) == []
