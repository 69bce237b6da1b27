"""The options that several verbs have, and what the verbs get of them."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    import detente

MOST_WORKERS = 8

T = TypeVar("T", bound=Callable[..., Any])
Decorator = Callable[[T], T]


def options(*decorators: Decorator[T]) -> Decorator[T]:
    """Several options at once, shown in the order given."""

    def decorate(function: T) -> T:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


def in_one(name: str, make: Callable[..., object], parts: Mapping[str, Decorator[Any]]) -> Decorator[T]:
    """Options that a verb takes as one argument of that name: what is made of all of `parts`, each by its own name."""

    def decorate(function: T) -> T:
        @functools.wraps(function)
        def verb(**arguments: Any) -> object:
            made = make(**{part: arguments.pop(part) for part in parts})
            return function(**arguments, **{name: made})

        return cast("T", options(*parts.values())(verb))

    return decorate


def given(**limits: int | None) -> dict[str, Any]:
    """The limits that were given; the rest is left to what they are by default."""
    return {name: limit for name, limit in limits.items() if limit is not None}


def _reading(**how: Any) -> detente.Reading:
    import detente

    return detente.Reading(**how)


def _keys(_context: click.Context, _option: click.Parameter, concepts: tuple[str, ...]) -> list[str] | None:
    """The concepts asked for, in any case of letters; None for all."""
    import detente

    known = {row.key.casefold(): row.key for row in detente.CONCEPTS}
    return [known.get(each.casefold(), each) for each in concepts] or None


def _workers(_context: click.Context, _option: click.Parameter, workers: int | None) -> int:
    """As many processes as were asked for, or as are worth starting here."""
    able = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return workers or min(able, MOST_WORKERS)


def _key(context: click.Context, option: click.Parameter, concept: str) -> str:
    return (_keys(context, option, (concept,)) or [concept])[0]


FILE = click.argument("file", metavar="FILE")
JSON = click.option("--json", "as_json", is_flag=True, help="Print data for programs.")
CSV = click.option("--csv", "as_csv", is_flag=True, help="Print a table for spreadsheets, comma-separated.")
FORCE = click.option("--force", is_flag=True, help="Write over a file that is there.")
LIMIT = click.option("--limit", type=click.IntRange(1), help="How many combinations of options may be held at once.")
_LIMITS = {
    "limit": LIMIT,
    "limit_moves": click.option(
        "--limit-moves", type=click.IntRange(1), help="How many trials the moves of one mover may take."
    ),
}
_LIMIT_MATRIX = click.option(
    "--limit-matrix", type=click.IntRange(1), help="How many states may be judged by matrices."
)
WORKERS = click.option(
    "--workers",
    type=click.IntRange(1),
    callback=_workers,
    help="How many processes; by default one for each processor.",
)
LIMITS: Decorator[Any] = in_one("limits", given, _LIMITS)
ALL_LIMITS: Decorator[Any] = in_one("limits", given, _LIMITS | {"limit_matrix": _LIMIT_MATRIX})
CONCEPTS = click.option(
    "--concept",
    "concepts",
    multiple=True,
    metavar="CONCEPT",
    callback=_keys,
    help="Only this concept, such as SEQ; repeatable.",
)
READING: Decorator[Any] = in_one(
    "reading",
    _reading,
    {
        "sequences": click.option(
            "--sequences",
            type=click.Choice(["legal", "any", "once", "single"]),
            default="legal",
            help="How the others may answer one after another.",
        ),
        "ties": click.option(
            "--ties",
            type=click.Choice(["weak", "strict"]),
            default="weak",
            help="Whether being no better off holds one back, or worse off.",
        ),
        "returns": click.option(
            "--returns",
            type=click.Choice(["yes", "no"]),
            default="yes",
            help="Whether coming back to the state counts as an answer.",
        ),
    },
)


def concept(text: str = "The concept that says what lasts, SEQ by default.") -> Decorator[T]:
    """The option that names one concept, with what it is asked for."""
    return click.option("--concept", metavar="CONCEPT", default="SEQ", callback=_key, help=text)
