"""The entry of the command `baken`; no part of it is imported before it is asked for.

Exit codes: 0 done; 1 what was asked cannot be done, and the message says how to mend it;
2 the command was written wrongly; 130 stopped with Ctrl-C. `baken check` ends with 1 when
it found something wrong.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from baken.config.env import SettingError
from baken.server.errors import ServerError

COMMANDS = ("demo", "serve", "migrate", "check", "match", "audit")
EPILOG = "Exit codes: 0 done, 1 cannot be done (see the message), 2 wrong command, 130 Ctrl-C."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    chosen = parser(words).parse_args(words)
    try:
        return int(import_module(f"baken.cli.{chosen.command}").run(chosen))
    except (ServerError, SettingError) as error:
        print(f"baken {chosen.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser; when the first word is a command, the others are not even imported."""
    whole = argparse.ArgumentParser(
        prog="baken",
        description="Baken finds a safe place for young people who are being exploited.",
        epilog=EPILOG,
    )
    subparsers = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = [name for name in COMMANDS if name in words[:1]]
    for name in asked or COMMANDS:
        import_module(f"baken.cli.{name}").add_parser(subparsers)
    return whole


if __name__ == "__main__":
    sys.exit(main())
