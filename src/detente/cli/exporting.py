"""The verb export: a dossier, or a conflict, in the formats of other programs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from detente.cli.guard import guarded
from detente.cli.importing import tell_lost
from detente.cli.intake import MOST_DOSSIER_BYTES, STDIN, Taken, load, open_one, stdin
from detente.cli.options import CONCEPTS, FILE, FORCE, given, options
from detente.cli.writing import emit, named, refuse_source, refuse_taken, say, tell, write
from detente.errors import quoted

if TYPE_CHECKING:
    import detente

Format = Literal["csv", "plover", "plover lines", "annotations"]

# How the name of a file ends, and what of a dossier goes into it.
SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".plover.json": "plover",
    ".jsonl": "plover lines",
    ".jsonld": "annotations",
}
FORMATS: dict[str, str] = {
    "csv": "a table of events, comma-separated",
    "plover": "events as a list of PLOVER records in JSON",
    "plover lines": "events as PLOVER records in JSON, one a line",
    "annotations": "a page of Web Annotations in JSON-LD",
}

# A dossier is one object of JSON, and no conflict is without this key.
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_OF_A_CONFLICT = re.compile(rb"[\s{,]\"?decision_makers\"?\s*:")
_SNIFFED = 65_536


@click.command()
@options(FILE)
@click.option("-o", "--output", metavar="FILE", help="Where to write; the suffix tells the format.")
@click.option("--to", metavar="FORMAT", help="The format, where no suffix tells it.")
@click.option("--all", "everything", is_flag=True, help="A dossier as PLOVER: also what is not told as a fact.")
@click.option("--limit", type=click.IntRange(1), help="A conflict: how many states the file may list.")
@options(CONCEPTS, FORCE)
@guarded
def export(
    file: str,
    *,
    output: str | None,
    to: str | None,
    everything: bool,
    limit: int | None,
    concepts: list[str] | None,
    force: bool,
) -> None:
    """Write a dossier or a conflict for other programs, and say what is lost.

    FILE is a dossier, which goes into a table of events, PLOVER records or Web Annotations; or a conflict file, an
    example by name, or - for standard input.  Without --to and -o the formats are listed.
    """
    import detente

    path = named(output)
    data = stdin(MOST_DOSSIER_BYTES) if file == STDIN else None
    if _is_dossier(file, data):
        form = _format(output, to)
        if everything and not form.startswith("plover"):
            raise click.UsageError("--all goes with PLOVER: the other formats hold everything anyway")
        if limit is not None:
            raise click.UsageError("--limit goes with a conflict: a dossier has no states")
        if concepts:
            raise click.UsageError("--concept goes with a conflict: nothing in a dossier is judged")
        if path:
            refuse_taken(path, made_from=[file], force=force)
        _export_dossier(_opened(file, data), form, path, everything=everything, force=force)
        return
    if everything:
        raise click.UsageError("--all goes with a dossier: of a conflict everything is written that the format holds")
    key = _conflict_format(output, to)
    if path:
        refuse_taken(path, made_from=[file], force=force)
    if concepts and detente.FORMATS[key].judged is None:
        judged = " and ".join(row.key for row in detente.FORMATS if row.judged is not None)
        raise click.UsageError(f"--concept goes with {judged}: {key} holds no stability")
    _export_conflict(file, data, key, path, force=force, **given(limit=limit), concepts=concepts)


def _is_dossier(file: str, data: bytes | None) -> bool:
    """Whether the file is a dossier, by how it begins; one that is not there, by its name."""
    if data is None:
        there = Path(file)
        if not there.is_file():
            return there.suffix == ".json"
        with there.open("rb") as opened:
            data = opened.read(_SNIFFED)
        if there.suffix == ".json" and not data.strip():
            return True
    return _OBJECT.match(data) is not None and not _OF_A_CONFLICT.search(data[:_SNIFFED])


def _opened(file: str, data: bytes | None) -> Taken:
    import detente

    if data is None:
        return open_one(file)
    return Taken(detente.parse_dossier(data, "<stdin>", limit=MOST_DOSSIER_BYTES), Path(), {})


def _export_dossier(taken: Taken, form: Format, path: Path | None, *, everything: bool, force: bool) -> None:
    text = _written(taken, form, everything=everything)
    if path is None:
        emit(text)
        return
    write(path, text.encode(), force=force)
    tell(f"Written: {path}, {FORMATS[form]}{_left_out(taken.dossier, form, everything=everything)}.")


def _export_conflict(file: str, data: bytes | None, key: str, path: Path | None, *, force: bool, **wanted: Any) -> None:
    import detente

    conflict = load(file) if data is None else detente.loads(data, name="<stdin>", folder=Path())
    if path:
        refuse_source(path, conflict)
    written = detente.export_conflict(conflict, key, **wanted)
    tell_lost(written.lost)
    if path is None:
        emit(written.data.decode())
        return
    write(path, written.data, force=force)
    tell(f"Written: {path}")


def _conflict_format(output: str | None, to: str | None) -> str:
    import detente

    rows = {row.key: row for row in detente.FORMATS if row.write is not None}
    if to is not None:
        if to not in rows:
            raise click.UsageError(f"{quoted(to)} is no format of a conflict.  There are:\n{_listed()}")
        return to
    name = (output or "").lower()
    found = [(len(suffix), key) for key, row in rows.items() for suffix in row.suffixes if name.endswith(suffix)]
    if not found:
        begin = "which format?" if output is None else "the name does not tell the format."
        raise click.UsageError(f"{begin}  Say --to, or let -o FILE end as it does in:\n{_listed()}")
    return max(found)[1]


def _listed() -> str:
    import detente

    rows = [row for row in detente.FORMATS if row.write is not None]
    return "\n".join(f"  {row.key:10}{', '.join(row.suffixes):12} {row.sentence}" for row in rows)


def _format(output: str | None, to: str | None) -> Format:
    told = next((form for suffix, form in SUFFIXES.items() if output and output.lower().endswith(suffix)), None)
    match to:
        case "csv" | "annotations":
            return to
        case "plover":
            return "plover lines" if told == "plover lines" else "plover"
        case str():
            raise click.UsageError(f"{quoted(to)} is no format of a dossier; there are plover, csv and annotations")
    if told:
        return told
    known = "\n".join(f"  {suffix:13} {FORMATS[form]}" for suffix, form in SUFFIXES.items())
    if output is None:
        raise click.UsageError(f"which format?  Say --to csv, plover or annotations, or let -o FILE end in:\n{known}")
    if _of_a_conflict(output):
        begin = "this is a dossier, and that is a format of conflicts: 'detente draft' makes a conflict of a dossier"
        raise click.UsageError(f"{begin}.  A dossier goes into:\n{known}")
    raise click.UsageError(f"the name does not tell the format.  Say --to, or let FILE end in:\n{known}")


def _of_a_conflict(output: str) -> bool:
    import detente

    return any(output.lower().endswith(row.suffixes) for row in detente.FORMATS if row.write is not None)


def _written(taken: Taken, form: Format, *, everything: bool) -> str:
    import detente

    match form:
        case "csv":
            return detente.events_csv(taken.dossier)
        case "plover" | "plover lines":
            return detente.plover_json(taken.dossier, all=everything, one_a_line=form == "plover lines")
        case "annotations":
            raws = detente.raw_texts(taken.dossier, home=taken.home)
            if lost := [text.file for text in taken.dossier.texts if text.id not in raws]:
                say(f"Not there as they were read, so that less stands around the quotes: {', '.join(lost)}")
            return detente.web_annotations(taken.dossier, raws)


def _left_out(dossier: detente.Dossier, form: Format, *, everything: bool) -> str:
    """What was not written, where that may surprise."""
    rejected = sum(item.origin.status == "rejected" for item in dossier.items)
    parts = [f"{rejected:,} rejected items are left out"] if rejected else []
    if form.startswith("plover") and not everything:
        parts.append("what is not told as a fact is left out (--all)")
    return "".join(f"; {part}" for part in parts)
