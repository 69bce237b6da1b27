"""The verb trace: what each sentence of the sources became, and where the citations stand in another text."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.guard import guarded
from detente.cli.intake import STDIN, load, missing_is_usage
from detente.cli.options import FILE, JSON, LIMITS, options
from detente.cli.writing import dump, say, tell
from detente.errors import DetenteError, quoted

if TYPE_CHECKING:
    import detente


@dataclass(frozen=True, slots=True)
class Taken:
    """A conflict, the texts that it cites, by the ids of its sources, and what was done to its citations before."""

    conflict: detente.Conflict
    texts: Mapping[str, detente.Document]
    changes: Sequence[detente.Reanchored] = ()


@click.command()
@options(FILE)
@click.option("--source", multiple=True, metavar="TEXT", help="Look for the cited words in this text; or ID=TEXT.")
@click.option("--was", multiple=True, metavar="TEXT", help="With --source: the text as it was when it was cited.")
@click.option("--write", is_flag=True, help="With --source: write the citations, as they stand now, into FILE.")
@click.option("--keep-old", is_flag=True, help="With --write: what is not found goes on citing the old text.")
@click.option("--no-verdicts", is_flag=True, help="Leave the claims unchecked.")
@click.option("--strict", is_flag=True, help="Exit with 1 where parts are uncited or unreviewed, or citations lost.")
@options(JSON, LIMITS)
@guarded
def trace(
    file: str,
    *,
    source: tuple[str, ...],
    was: tuple[str, ...],
    write: bool,
    keep_old: bool,
    no_verdicts: bool,
    strict: bool,
    as_json: bool,
    limits: dict[str, Any],
) -> None:
    """Show what each sentence of the sources became in the model, and what rests on no sentence.

    FILE is a conflict file, an example by name, or - for standard input.
    """
    import detente
    from detente.report import terminal, trace_printed, trace_words

    _refuse_mixed(file, source, was, write=write, keep_old=keep_old)
    taken = _carried_over(file, source, was) if source else _as_it_is(load(file))
    judged = {} if no_verdicts else _judged(taken, limits)
    words = {name: trace_words.verdict(each) for name, each in judged.items()}
    found = detente.trace(taken.conflict, taken.texts, verdicts=words)
    if not as_json:
        out = terminal.page()
        trace_words.show_trace(out, found, taken.changes)
        sys.stdout.flush()
    written = _write(file, taken, keep_old=keep_old) if write else None
    if as_json:
        dump(trace_printed.of_trace(found, judged=judged, changes=taken.changes, written=written))
    elif written:
        tell(f"\nWritten: {written}")
    doubtful = any(each.fate not in {"stays", "moved"} for change in taken.changes for each in change.carried)
    if strict and (found.uncited or found.proposed or doubtful):
        raise SystemExit(1)


def _refuse_mixed(file: str, source: Sequence[str], was: Sequence[str], *, write: bool, keep_old: bool) -> None:
    """Refuse what does not go together."""
    if (was or write) and not source:
        raise click.UsageError("--was and --write go with --source")
    if keep_old and not write:
        raise click.UsageError("--keep-old goes with --write")
    if write and file == STDIN:
        raise click.UsageError("--write needs a file, and standard input is none")


def _as_it_is(conflict: detente.Conflict) -> Taken:
    import detente

    return Taken(conflict, detente.sources(conflict))


def _carried_over(file: str, source: Sequence[str], was: Sequence[str]) -> Taken:
    """The conflict with its citations carried over to the texts given; the lost ones cite texts that are not traced."""
    import detente

    conflict = load(file, check_sources=False)
    new, old = _texts(conflict, "--source", source), _texts(conflict, "--was", was)
    for name in old:
        if name not in new:
            raise click.UsageError(f"--was gives a text for {name}, and --source none")
    others = detente.sources(conflict, only={each.id for each in conflict.sources} - set(new))
    changes: list[detente.Reanchored] = []
    for name, text in new.items():
        changes.append(detente.reanchor(conflict, name, text, old=old.get(name)))
        conflict = changes[-1].conflict
    return Taken(conflict, {**others, **new}, changes)


def _texts(conflict: detente.Conflict, option: str, words: Sequence[str]) -> dict[str, detente.Document]:
    """The texts given by an option, by the ids of their sources."""
    import detente

    ids = [source.id for source in conflict.sources]
    found: dict[str, detente.Document] = {}
    for word in words:
        head, _, tail = word.partition("=")
        name, path = (head, tail) if tail and head in ids else ("", word)
        if not ids:
            raise click.UsageError(f"{option}: the conflict has no sources")
        if not name and len(ids) > 1:
            raise click.UsageError(f"{option}: for which of the sources {', '.join(ids)}?  {option} ID=TEXT")
        name = name or ids[0]
        if name in found:
            raise click.UsageError(f"{option}: two texts for {name}")
        with missing_is_usage():
            found[name] = detente.open_document(path)
    return found


def _judged(taken: Taken, limits: Mapping[str, Any]) -> dict[str, detente.Judged]:
    """What the claims come to; nothing where that cannot be found out, and then why, on stderr."""
    import detente

    try:
        found: dict[str, detente.Judged] = detente.standings(taken.conflict, documents=taken.texts, **limits)
    except DetenteError as error:
        say(f"The claims were left unchecked: {error}")
        return {}
    return found


def _write(file: str, taken: Taken, *, keep_old: bool) -> str:
    """Write the conflict into its file, once it is sure that every citation stands; the path of the file."""
    import detente

    target, named = taken.conflict.path or Path(file), Path(file)
    if target not in {named, named / target.name}:
        raise click.UsageError(f"{quoted(file)} is an example: detente examples get {file} makes a copy to work on")
    conflict = detente.settled(taken.changes, keep_old=keep_old)
    detente.trace(conflict, detente.sources(conflict))
    detente.save(conflict, target)
    return str(target)
