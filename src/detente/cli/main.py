"""The command `detente`: its verbs in the order of the work."""

from __future__ import annotations

from typing import Annotated

import typer

from detente import __version__
from detente.cli import looking, solving

app = typer.Typer(
    name="detente",
    help="Formal analysis of disputes: a conflict as a file that runs.",
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for verb in (
    solving.check,
    solving.solve,
    solving.why,
    looking.examples,
    looking.schema,
    looking.explain,
    looking.doctor,
):
    app.command()(verb)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"detente {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None and not version:
        print("detente VERB …: the verbs, in the order of the work\n")
        for command in app.registered_commands:
            doc = (command.callback.__doc__ or "").strip() if command.callback else ""
            name = command.name or (command.callback.__name__ if command.callback else "")
            print(f"  {name:10}{doc.splitlines()[0]}")
        print("\nBegin with:  detente solve groundwater      Help on a verb:  detente VERB --help")


def main() -> None:
    """Run the command."""
    app()


if __name__ == "__main__":
    main()
