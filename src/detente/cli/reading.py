"""The verb read: from dated texts to a dossier of proposals."""

from __future__ import annotations

import itertools
import os
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.guard import guarded
from detente.cli.intake import HOW, STDIN, Taken, how_given, read_all
from detente.cli.options import FORCE, JSON, options
from detente.cli.writing import emit, named, refuse_taken, say, tell, write
from detente.errors import BadInput, TextError, quoted

if TYPE_CHECKING:
    import detente


@click.command()
@click.argument("texts", metavar="TEXT…", nargs=-1, required=True)
@click.option("-o", "--output", metavar="DOSSIER.json", help="Where to write the dossier.")
@options(HOW)
@click.option("--all", "everything", is_flag=True, help="Show every sentence, not only the first 20.")
@options(FORCE, JSON)
@guarded
def read(
    texts: tuple[str, ...],
    *,
    output: str | None,
    actors: tuple[str, ...],
    rules: bool,
    parse: bool,
    most_words: int | None,
    everything: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Read dated texts into a dossier: who does what and who says what, and what is unclear.

    TEXT is a text file in English, or - for standard input.
    """
    path = named(output)
    if path:
        refuse_taken(path, made_from=texts, force=True)
    old = None if path is None or force else _old(path)
    name = f"{path.stem.removesuffix('.dossier')}.txt" if path else "stdin.txt"
    taken = read_all(texts, name=name, actors=actors, rules=rules, parse=parse, most_words=most_words)
    if path:
        taken = _saved(replace(taken, dossier=_reviewed(taken, path, old, actors)), path, replaced=old is not None)
    if as_json:
        import detente

        emit(detente.dossier_json(taken.dossier))
        return
    _show(taken.dossier, everything=everything, brief=path is not None)
    _next([*texts, *how_given(actors, rules=rules, parse=parse)], path)


def _old(path: Path) -> detente.Dossier | None:
    """The dossier that is to be replaced; refused where the file is none, or holds proposals that would be lost."""
    import detente

    if not os.path.lexists(path):
        return None
    try:
        old = detente.open_review(path).dossier
    except BadInput:
        message = f"{quoted(str(path), 200)} is there, and is no dossier"
        raise TextError.of("DET465", message, None, "choose another name, or write over it: --force") from None
    # What a language model or a person has proposed, no reading brings back; what was reviewed, the log does.
    lost = [i for i in old.items if i.origin.status == "proposed" and ":" in i.origin.producer]
    if lost or (not old.log and any(item.origin.status != "proposed" for item in old.items)):
        raise _would_be_lost(path, f"{len(lost):,} proposals of others" if lost else "a review without a log")
    return old


def _reviewed(taken: Taken, path: Path, old: detente.Dossier | None, actors: Sequence[str]) -> detente.Dossier:
    """The fresh dossier with the acts of the old one's review; what no longer fits is told, and the old file kept."""
    import detente

    if old is None or not old.log:
        return taken.dossier
    gone = {text.id for text in old.texts} - {text.id for text in taken.dossier.texts}
    if gone:
        raise _would_be_lost(path, f"a review of {', '.join(sorted(gone))}, which is not among the texts")
    dossier, problems = detente.reapply(taken.dossier, old, table=detente.actor_table(*actors))
    say(f"The review is carried over: {len(dossier.log):,} of {len(old.log):,} steps.")
    for problem in problems:
        say(str(problem))
    if problems:
        tries = (path.with_name(f"{path.name}.old{number or ''}") for number in itertools.count())
        kept = next(each for each in tries if not os.path.lexists(each))
        write(kept, path.read_bytes(), force=False)
        say(f"The dossier as it was is kept as {kept}")
    return dossier


def _would_be_lost(path: Path, what: str) -> TextError:
    message = f"{quoted(str(path), 200)} holds {what}, and reading anew would lose it"
    return TextError.of("DET464", message, None, "choose another name, or lose it: --force")


def _saved(taken: Taken, path: Path, *, replaced: bool) -> Taken:
    """The dossier as it was written, its texts named from its folder; a text that came by stdin is kept beside it."""
    import detente

    folder = path.parent
    dossier = detente.rehomed(taken.dossier, folder, home=taken.home)
    if taken.texts:
        kept = replace(taken.dossier, texts=tuple(t for t in taken.dossier.texts if t.id in taken.texts))
        placement = detente.placed(kept, folder, home=taken.home, texts=taken.texts)
        named = tuple(replace(t, file=placement.files.get(t.id, t.file)) for t in dossier.texts)
        dossier = replace(dossier, texts=named)
        for name, data in placement.copies.items():
            write(folder / name, data)
            say(f"The text from standard input is kept as {folder / name}")
    detente.save_dossier(dossier, path)
    say(f"{'Replaced' if replaced else 'Written'}: {path}")
    return Taken(dossier, folder, taken.texts)


def _show(dossier: detente.Dossier, *, everything: bool, brief: bool) -> None:
    from detente.report import read_summary, terminal

    out = terminal.console()
    seen = None if everything else 0 if brief else read_summary.MOST_SENTENCES
    read_summary.show_head(out, dossier)
    if seen != 0:
        read_summary.show_sentences(out, dossier, seen)
    read_summary.show_open(out, dossier, None if everything else read_summary.MOST_OPEN, seen=seen)
    read_summary.show_totals(out, dossier)


def _next(texts: Sequence[str], path: Path | None) -> None:
    if path:
        file = shlex.quote(str(path))
        tell(f"Next: detente review {file}, then detente draft {file} -o conflict.yaml")
    elif STDIN not in texts:
        named = " ".join(shlex.quote(text) for text in texts)
        tell(f"Next: detente read {named} -o {shlex.quote(Path(texts[0]).stem)}.dossier.json, to keep and review it")
