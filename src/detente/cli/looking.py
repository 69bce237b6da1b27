"""The verbs that look things up: examples, schema, explain, doctor."""

from __future__ import annotations

import json
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.cli.guard import guarded
from detente.errors import printable

NEEDED = ("numpy", "rich", "ruamel.yaml", "typer")


@guarded
def examples(
    action: Annotated[
        Literal["list", "show", "get"], typer.Argument(metavar="ACTION", help="list, show NAME, or get NAME.")
    ] = "list",
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="An example, as the list has it.")] = None,
    *,
    to: Annotated[Path | None, typer.Option(help="With get: the folder to write into (by default ./NAME).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print data for programs.")] = False,
) -> None:
    """List the conflicts that come along, show one, or get a copy to work on."""
    import detente

    if action == "list":
        titles = detente.examples()
        if as_json:
            print(json.dumps({"detente": 1, "examples": titles}, ensure_ascii=False, indent=1))
            return
        width = max(len(n) for n in titles)
        for each, title in titles.items():
            print(f"{each:{width}}  {printable(title)}")
        print("\nNext: detente solve NAME, or detente examples get NAME")
        return
    if name is None:
        raise typer.BadParameter(f"which example?  detente examples {action} NAME")
    if action == "show":
        print(detente.example(name).text, end="")
        return
    for path in detente.copy_example(name, to or Path(name)):
        print(path)


@guarded
def schema() -> None:
    """Print the JSON Schema of the conflict file, for editors."""
    import detente

    print(json.dumps(detente.schema(), ensure_ascii=False, indent=1))


@guarded
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A code (DET201), a concept (SEQ), or a word.")],
) -> None:
    """Explain an error code, a concept or a word of the field."""
    from detente.report.explained import explain as explained

    found = explained(name)
    print(f"{found.name}: {found.title}\n\n{found.means}")
    if found.mend:
        print(f"\nTo mend it: {found.mend}")
    if found.example:
        print("\nFor example:\n")
        print("\n".join(f"    {line}" for line in found.example.splitlines()))


@guarded
def doctor(*, as_json: Annotated[bool, typer.Option("--json", help="Print data for programs.")] = False) -> None:
    """Say what is installed, for a report of something that went wrong."""
    import detente

    found = {
        "detente": detente.__version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "encoding": sys.stdout.encoding or "unknown",
        **{package: _version(package) for package in NEEDED},
        "examples": str(len(detente.examples())),
        "network": "never used",
    }
    if as_json:
        print(json.dumps({"detente": 1, "doctor": found}, ensure_ascii=False, indent=1))
        return
    for key, value in found.items():
        print(f"{key:12} {value}")
    if missing := [p for p in NEEDED if found[p] == "missing"]:
        print(f"\nMissing: {', '.join(missing)}; install detente again with pip.")
        raise typer.Exit(1)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
