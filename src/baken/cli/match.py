"""`baken match`: which offers fit this need, and why; without a database or Django."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from baken.cli.match_input import InputRefusedError, read_document
from baken.cli.match_output import as_document, as_text, translator
from baken.core.matching import Audience, Judgement, judge
from baken.core.matching.documents import (
    Document,
    DocumentRefusedError,
    need_from,
    table_from,
)

T = TypeVar("T")

HELP: Final = "judge and order offers for one need, with reasons; needs no database"
DETAILS: Final = (
    "The formats of the two files are docs/reference/need.schema.json and offers.schema.json. "
    "Exit code 2: a file is wrong; each line on standard error names one problem."
)


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add `match`."""
    parser = subparsers.add_parser("match", help=HELP, description=HELP, epilog=DETAILS)
    parser.add_argument("need", type=Path, metavar="NEED.json", help="what is needed")
    parser.add_argument(
        "--offers",
        type=Path,
        required=True,
        metavar="OFFERS.json",
        help="what there is",
    )
    parser.add_argument(
        "--on", type=_day, required=True, metavar="DATE", help="the day, as yyyy-mm-dd"
    )
    parser.add_argument(
        "--json", action="store_true", help="write every verdict as JSON"
    )
    parser.add_argument(
        "--audience",
        choices=[each.value for each in Audience],
        default=Audience.REFERRER.value,
        help="for whom; only safety sees fail and unknown of H7 and H8 apart",
    )
    parser.add_argument(
        "--language", choices=["nl", "en"], default="nl", help="of the sentences"
    )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text or not 1900 <= day.year < 2200:
        raise argparse.ArgumentTypeError(
            f"{text[:40]!r} is not a day that exists, as yyyy-mm-dd; mend the date"
        )
    return day


def run(arguments: argparse.Namespace) -> int:
    """Judge, and write the list; nothing on standard output when a file is wrong."""
    try:
        judgement = _judged(arguments)
    except InputRefusedError as error:
        sys.stderr.writelines(f"{line}\n" for line in error.lines)
        return 2
    audience = Audience(arguments.audience)
    translate = translator(arguments.language)
    if arguments.json:
        document = as_document(judgement, audience=audience, translate=translate)
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(judgement, audience=audience, translate=translate))
    return 0


def _judged(arguments: argparse.Namespace) -> Judgement:
    """Both files are read before anything is refused, so that all problems are shown."""
    lines: list[str] = []
    need = _made(arguments.need, kind="need", make=need_from, lines=lines)
    offers = _made(arguments.offers, kind="offers", make=table_from, lines=lines)
    if need is None or offers is None:
        raise InputRefusedError(lines)
    return judge(need, offers, on=arguments.on)


def _made(
    path: Path, *, kind: str, make: Callable[[Document], T], lines: list[str]
) -> T | None:
    try:
        return make(read_document(path, kind=kind))
    except InputRefusedError as error:
        lines.extend(error.lines)
    except DocumentRefusedError as error:
        lines.extend(
            f"{path}: {each.path}: {each.expectation}" for each in error.problems
        )
    return None
