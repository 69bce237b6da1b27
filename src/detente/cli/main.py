"""The command `detente`: its verbs in the order of the work."""

from __future__ import annotations

import io
import signal
import sys

import click

from detente import __version__
from detente.cli import (
    auditing,
    comparing,
    differing,
    drafting,
    drawing,
    exporting,
    importing,
    looking,
    playing,
    reading,
    replaying,
    reporting,
    reviewing,
    solving,
    tracing,
)
from detente.cli.guard import INTERRUPTED
from detente.errors import printable

VERBS = (
    reading.read,
    reviewing.review,
    drafting.draft,
    solving.check,
    solving.solve,
    solving.why,
    auditing.audit,
    tracing.trace,
    playing.play,
    replaying.replay,
    comparing.compare,
    differing.diff,
    reporting.report,
    drawing.draw,
    importing.import_,
    exporting.export,
    looking.examples,
    looking.schema,
    looking.explain,
    looking.doctor,
)


class InOrder(click.Group):
    """A group of verbs that lists them in the order of the work rather than of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  the order is the same in any context
        """The names of the verbs, in their order."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; where not even that has begun, an interruption is quiet as well."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None
        except click.UsageError as error:
            # It repeats what was typed, or what a pattern of the shell made of the names of files.
            raise click.UsageError(printable(error.format_message()), error.ctx) from None


@click.group(cls=InOrder, invoke_without_command=True)
@click.version_option(__version__, prog_name="detente", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Formal analysis of disputes: a conflict as a file that runs."""
    if context.invoked_subcommand is None:
        print("detente VERB …: the verbs, in the order of the work\n")
        for name, command in app.commands.items():
            print(f"  {name:10}{command.get_short_help_str(limit=100)}")
        print("\nBegin with:  detente solve groundwater      Help on a verb:  detente VERB --help")


for verb in VERBS:
    app.add_command(verb)


def main() -> None:
    """Run the command."""
    # Whoever stops reading our output ends us quietly, as is usual in a pipe.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # A terminal that cannot show a character gets its number, not an error.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="detente")


if __name__ == "__main__":
    main()
