"""Reads the environment: each setting states its help, so that the manual writes itself."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingError(Exception):
    """A setting in the environment is missing or cannot be read."""


@dataclass(frozen=True)
class Setting:
    """One environment variable as the manual shows it."""

    name: str
    default: str
    meaning: str
    is_secret: bool = False


KNOWN: dict[str, Setting] = {}


def _raw(setting: Setting, environment: Mapping[str, str]) -> str | None:
    KNOWN[setting.name] = setting
    if setting.name in environment:
        return environment[setting.name]
    file_name = environment.get(f"{setting.name}_FILE")
    if file_name is None:
        return None
    try:
        return Path(file_name).read_text(encoding="utf-8").strip()
    except OSError as error:
        message = f"{setting.name}_FILE names {file_name}: {error.strerror}."
        raise SettingError(message) from error


def text(name: str, *, default: str, meaning: str) -> str:
    """Plain text, or the default when the variable is absent."""
    found = _raw(Setting(name, default, meaning), os.environ)
    return default if found is None else found


def flag(name: str, *, default: str, meaning: str) -> bool:
    """Yes or no; anything but 1, 0, true, false, yes or no stops the start."""
    value = text(name, default=default, meaning=meaning).strip().lower()
    if value in {"1", "true", "yes"}:
        return True
    if value in {"0", "false", "no", ""}:
        return False
    raise SettingError(f"{name} is {value!r}; write 1 or 0.")


def number(name: str, *, default: str, meaning: str) -> int:
    """A whole number."""
    value = text(name, default=default, meaning=meaning)
    try:
        return int(value)
    except ValueError as error:
        raise SettingError(f"{name} is {value!r}; write a whole number.") from error


def words(name: str, *, default: str, meaning: str) -> list[str]:
    """A list, separated by commas in the environment."""
    value = text(name, default=default, meaning=meaning)
    return [word.strip() for word in value.split(",") if word.strip()]


def secret(name: str, *, meaning: str) -> str:
    """A secret, from NAME or from the file that NAME_FILE names; empty when absent."""
    found = _raw(Setting(name, "", meaning, is_secret=True), os.environ)
    return found or ""
